import { blockContact, editContact, tagContact } from 'contactkit';
import { aTag } from 'contactkit/testing';
import { Immer, produce } from 'immer';
import { compare } from './compare.mjs';
import { created, ctx, fields, now } from './people.mjs';
import { against, comparison } from './table.mjs';

const thawed = new Immer({ autoFreeze: false });
const origin = () => ({ source: 'manual', at: now, by: ctx.actor.id });

// The same change three times: by ours, as a recipe, and by hand. The last two count the version and move `updatedAt` and
// origins too; they check nothing and make no event.
const changes = {
  'editContact, one field': {
    aim: 2,
    ours: (contact) => editContact(contact, { lastName: 'Doe' }, ctx, { fields }),
    recipe(draft) {
      draft.lastName = 'Doe';
      draft.origins.lastName = origin();
    },
    spread: (contact) => ({ lastName: 'Doe', origins: { ...contact.origins, lastName: origin() } }),
  },
  'editContact, three fields': {
    aim: 2,
    ours: (contact) =>
      editContact(contact, { lastName: 'Doe', language: 'es', custom: { company: 'Doe Ltd' } }, ctx, { fields }),
    recipe(draft) {
      draft.lastName = 'Doe';
      draft.language = 'es';
      draft.custom.company = 'Doe Ltd';
      const by = origin();
      draft.origins.lastName = by;
      draft.origins.language = by;
      draft.origins['custom.company'] = by;
    },
    spread(contact) {
      const by = origin();
      return {
        lastName: 'Doe',
        language: 'es',
        custom: { ...contact.custom, company: 'Doe Ltd' },
        origins: { ...contact.origins, lastName: by, language: by, 'custom.company': by },
      };
    },
  },
  'blockContact, conversation open': {
    ours: (contact) => blockContact(contact, { reason: 'spam' }, ctx),
    recipe(draft) {
      draft.conversation.status = 'closed';
      draft.conversation.closedAt = now;
      draft.conversation.closedBy = ctx.actor.id;
      draft.status = 'blocked';
      draft.block = { at: now, by: ctx.actor.id, reason: 'spam' };
    },
    spread: (contact) => ({
      conversation: { ...contact.conversation, status: 'closed', closedAt: now, closedBy: ctx.actor.id },
      status: 'blocked',
      block: { at: now, by: ctx.actor.id, reason: 'spam' },
    }),
  },
  'tagContact, one tag of 20': {
    ours: (contact) => tagContact(contact, { tags: ['Tag 12'] }, ctx, { tags }),
    recipe(draft) {
      draft.tags.push(tags[12].id);
    },
    spread: (contact) => ({ tags: [...contact.tags, tags[12].id] }),
  },
};

const tags = Array.from({ length: 20 }, (_, index) => aTag({ name: `Tag ${index}` }));

/** A contact as a store gives it: parsed JSON, with a conversation that blocking closes. */
function loaded(index) {
  const { contact } = created(index);
  return JSON.parse(
    JSON.stringify({ ...contact, conversation: { status: 'open', openedAt: now, openedBy: 'user-1' } }),
  );
}

/** Operations on a contact against the same change of the object alone. */
export function change() {
  const contacts = Array.from({ length: 64 }, (_, index) => loaded(index));
  const at = (index) => contacts[index % contacts.length];
  // Of its own: freezing the result freezes the parts that it shares with the contact before.
  const frozen = Array.from(contacts, (_, index) => loaded(index));
  const rows = Object.entries(changes).flatMap(([name, one]) => {
    const counted = (draft) => {
      one.recipe(draft);
      draft.version += 1;
      draft.updatedAt = now;
    };
    const times = compare({
      immer: (index) => thawed.produce(at(index), counted),
      freezing: (index) => produce(frozen[index % frozen.length], counted),
      spread(index) {
        const contact = at(index);
        return { ...contact, ...one.spread(contact), version: contact.version + 1, updatedAt: now };
      },
      ours(index) {
        const changed = one.ours(at(index));
        return changed.ok && changed.value.contact;
      },
    });
    return [
      against(name, times.ours, 'immer', times.immer, one.aim),
      against('', times.ours, 'immer, freezing', times.freezing),
      against('', times.ours, 'spread', times.spread),
    ];
  });
  return {
    title: 'Operations on one contact of 12 fields',
    notes: [
      "**immer**: bare `produce` of the same change (fields, origins, `version`, `updatedAt`) with `autoFreeze: false`, as the library has it: the harder baseline. **immer, freezing**: immer's default, which freezes what it makes. **spread**: the same by hand. None of them checks anything or makes an event.",
    ],
    head: comparison,
    rows,
  };
}
