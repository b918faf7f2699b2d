import type { Instant } from '../kernel/instant.js';
import type { ContactDraft } from './change.js';

/** A contact of which nothing is known yet. */
export function blank(id: string, workspaceId: string, at: Instant): ContactDraft {
  return {
    id,
    workspaceId,
    version: 1,
    status: 'active',
    block: null,
    profile: null,
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    country: null,
    language: null,
    aliases: { phones: [], emails: [] },
    custom: {},
    origins: {},
    tags: [],
    channels: [],
    assigneeId: null,
    stageId: null,
    conversation: null,
    createdAt: at,
    updatedAt: at,
    lastMessageAt: null,
    lastInboundAt: null,
  };
}
