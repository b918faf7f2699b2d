import type { Channel } from '../contact/channel-view.js';
import type { FieldDefinition } from '../fields/definition.js';
import type { Stage } from '../stages/stage.js';
import type { Tag } from '../tags/tag.js';
import { aChannel, aField, aStage, aTag } from './builders.js';

/** F1: one custom field of each type, with every visibility. */
export const fields: readonly FieldDefinition[] = [
  aField({ key: 'note', name: 'Note 📝', position: 0 }),
  aField({
    key: 'plan',
    type: 'list',
    options: ['free', 'pro', 'N/A', 'Größe L'],
    visibility: 'whenFilled',
    position: 1,
  }),
  aField({ key: 'consent', type: 'checkbox', position: 2 }),
  aField({ key: 'work_email', type: 'email', name: 'Work email', visibility: 'whenFilled', position: 3 }),
  aField({ key: 'seats', type: 'number', description: 'Paid seats', position: 4 }),
  aField({ key: 'website', type: 'url', visibility: 'hidden', position: 5 }),
  aField({ key: 'birthday', type: 'date', position: 6 }),
  aField({ key: 'callback', type: 'time', position: 7 }),
];

/** T1: a name in capitals, one that folds (ß, SS), an emoji with a variation selector, and one of 64 code points. */
export const tags: readonly Tag[] = [
  aTag({ name: 'VIP', emoji: '⭐', color: 'yellow', description: 'Call first' }),
  aTag({ name: 'newsletter', color: 'blue' }),
  aTag({ name: 'Straße' }),
  aTag({ name: '❤️', emoji: '❤️', color: 'red' }),
  aTag({ id: 'tag-long', name: '字'.repeat(64) }),
];

/** G1: new contacts begin as leads; one stage is lost. */
export const stages: readonly Stage[] = [
  aStage({ isDefault: true }),
  aStage({ id: 'stage-customer', name: 'Customer', emoji: '🎉' }),
  aStage({ id: 'stage-lost', name: 'Cold', lost: true, description: 'No answer for a year' }),
];

/** N4: a channel of every kind, and one more that nobody wrote on yet. */
export const channels: readonly Channel[] = [
  aChannel({ id: 'whatsapp', name: 'WhatsApp', kind: 'phone' }),
  aChannel({ id: 'mail', name: 'E-mail', kind: 'email' }),
  aChannel(),
  aChannel({ id: 'crm', name: 'CRM', kind: 'external' }),
  aChannel({ id: 'sms', name: 'SMS', kind: 'phone' }),
];
