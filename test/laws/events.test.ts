import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Contact, Tombstone } from '../../src/contact/contact.js';
import { apartFromMessageTimes, eventsOf, histories, play } from './histories.js';

/** What an effective change changes: neither the count of changes, nor their time, nor message times (M1). */
function substance(contact: Contact | Tombstone): unknown {
  return { ...(apartFromMessageTimes(contact) as Contact), version: 0, updatedAt: '' };
}

describe('events and contacts', () => {
  test.prop([histories])('E1 are plain JSON, without undefined', (history) => {
    const played = play(history);
    const contacts = played.played.flatMap(({ answer }) => (answer.ok ? [answer.value.contact] : []));
    for (const data of [...eventsOf(played), ...contacts, ...(played.born ? [played.born.contact] : [])]) {
      expect(JSON.parse(JSON.stringify(data))).toStrictEqual(data);
    }
  });

  test.prop([histories])(
    'E1 one commit: one version, seq from 0, the actor, the time and the source of the call',
    (history) => {
      for (const { step, before, answer } of play(history).played) {
        if (!answer.ok) continue;
        const { contact, events } = answer.value;
        expect(contact.version).toBe(before.version + (events.length > 0 ? 1 : 0));
        for (const [seq, event] of events.entries()) {
          const { id, role } = step.actor;
          const at = contact.status === 'deleted' ? contact.deletedAt : contact.updatedAt;
          expect(event).toMatchObject({
            seq,
            at,
            version: contact.version,
            actor: { id, role },
            workspaceId: 'workspace-1',
          });
          expect(event.subject).toMatchObject({ type: 'contact', id: before.id });
          expect(Object.keys(event.actor)).toEqual(['id', 'role']);
          const automatic = { syncProfile: 'channel', receiveMessage: 'channel', observeLanguage: 'browser' } as const;
          const own = step.source ?? (role === 'system' ? 'api' : 'manual');
          const source = (automatic as Readonly<Record<string, string>>)[step.name] ?? own;
          // A message of the channel wakes the conversation, whoever reports it.
          expect(event.source).toBe(source);
        }
      }
    },
  );

  test.prop([histories])('E1 ids are unique', (history) => {
    const played = play(history);
    const ids = eventsOf(played).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.prop([histories])('S2 each carries the status of the contact after it', (history) => {
    for (const { before, answer } of play(history).played) {
      if (!answer.ok) continue;
      let { status } = before as { status: string };
      for (const event of answer.value.events) {
        if (event.type === 'contact.blocked') status = 'blocked';
        if (event.type === 'contact.unblocked') status = 'active';
        if (event.type === 'contact.deleted') status = 'deleted';
        expect(event.subject.status).toBe(status);
      }
      expect(answer.value.contact.status).toBe(status);
    }
  });

  test.prop([histories])(
    'E1 C3 only effective change emits: no event, no change but message times; else one',
    (history) => {
      for (const { before, answer } of play(history).played) {
        if (!answer.ok) continue;
        const { contact, events } = answer.value;
        if (events.length > 0) expect(substance(contact)).not.toEqual(substance(before));
        else if (contact !== before) {
          expect(apartFromMessageTimes(contact)).toEqual(apartFromMessageTimes(before));
          expect(contact).not.toEqual(before);
        }
      }
    },
  );

  test.prop([histories])('P5 every changed field is in the event, before and after', (history) => {
    for (const { before, answer } of play(history).played) {
      if (!answer.ok) continue;
      for (const event of answer.value.events) {
        if (event.type !== 'contact.updated') continue;
        const after = answer.value.contact as Contact;
        expect(Object.keys(event.data.fields)).not.toEqual([]);
        for (const [path, states] of Object.entries(event.data.fields)) {
          expect(states).toEqual([stateOf(before as Contact, path), stateOf(after, path)]);
          expect(states[0]).not.toEqual(states[1]);
        }
      }
    }
  });

  test.prop([histories])(
    '§4 a field has an origin exactly when it was set or cleared, and a value only then',
    (history) => {
      const { born, played } = play(history);
      const contacts = [born?.contact, ...played.map(({ answer }) => (answer.ok ? answer.value.contact : undefined))];
      for (const contact of contacts) {
        if (contact === undefined || contact.status === 'deleted') continue;
        const { origins, custom } = contact as { origins: Record<string, unknown>; custom: Record<string, unknown> };
        for (const field of ['firstName', 'lastName', 'email', 'phone', 'country', 'language'] as const) {
          if (origins[field] === undefined) expect(contact[field]).toBeNull();
        }
        const keys = Object.keys(origins).filter((path) => path.startsWith('custom.'));
        expect(keys.sort()).toEqual(
          Object.keys(custom)
            .map((key) => `custom.${key}`)
            .sort(),
        );
      }
    },
  );
});

function stateOf(contact: Contact, path: string): unknown {
  const origin = (contact.origins as Readonly<Record<string, unknown>>)[path];
  if (origin === undefined) return null;
  const holder = (path.startsWith('custom.') ? contact.custom : contact) as Readonly<Record<string, unknown>>;
  return { value: holder[path.replace('custom.', '')], origin };
}
