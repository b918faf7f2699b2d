import { fc, test } from '@fast-check/vitest';
import { fixedContext, fixtures, replay } from 'contactkit/testing';
import { describe, expect } from 'vitest';
import { chain } from '../../src/contact/chain.js';
import type { Change } from '../../src/contact/change.js';
import type { Contact } from '../../src/contact/contact.js';
import type { Rejection } from '../../src/kernel/errors.js';
import type { Result } from '../../src/kernel/result.js';
import { apartFromMessageTimes, eventsOf, histories, lastOf, play } from './histories.js';
import { operationNames, operations } from './operations.js';

describe('E4 the events of an operation lead to what it returned', () => {
  test.prop([histories])('each operation by itself', (history) => {
    for (const { before, answer } of play(history).played) {
      if (!answer.ok) continue;
      const { contact, events } = answer.value;
      expect(apartFromMessageTimes(replay(before, events))).toEqual(apartFromMessageTimes(contact));
    }
  });

  test.prop([histories])('a whole history, from the beginning on', (history) => {
    const played = play(history);
    if (played.born === undefined) return;
    const before = history.beginning.by === 'fixture' ? played.born.contact : undefined;
    expect(apartFromMessageTimes(replay(before, eventsOf(played)))).toEqual(apartFromMessageTimes(lastOf(played)));
  });

  const steps = fc.array(fc.constantFrom(...operationNames.filter((name) => name !== 'delete')), {
    minLength: 1,
    maxLength: 8,
  });
  test.prop([steps, fc.constantFrom(...Object.values(fixtures.contacts))])(
    'a chain, as one change',
    (names, contact) => {
      const bound = names.map(
        (name) => (subject: Contact) =>
          operations[name].run(subject, operations[name].sample, fixedContext()) as Result<Change, Rejection>,
      );
      const chained = chain(contact, ...bound.slice(1), bound[0]!);
      if (!chained.ok) return;
      const { contact: after, events } = chained.value;
      expect(apartFromMessageTimes(replay(contact, events))).toEqual(apartFromMessageTimes(after));
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
      expect(after.version).toBe(contact.version + (events.length > 0 ? 1 : 0));
    },
  );
});
