import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { acknowledgementToken, covers, readAcknowledgement } from '../../src/kernel/acknowledgement.js';
import { dependentsOf } from '../../src/kernel/dependents.js';

const at = '2026-11-23T09:00:00.000Z';
const dependents = fc.record({
  segments: fc.array(fc.record({ id: fc.string(), name: fc.string() })),
  workflows: fc.array(fc.string()),
});

describe('F4, T4 tokens of what was seen', () => {
  test.prop([fc.string(), fc.option(fc.constant(at)), dependents])(
    'F4, T4 are read as they were written, and cover what they saw',
    (subject, when, seen) => {
      const read = readAcknowledgement(acknowledgementToken(subject, when, seen), subject);
      expect(read).toEqual({
        subject,
        at: when,
        segments: seen.segments.map(({ id }) => id).sort(),
        workflows: [...seen.workflows].sort(),
      });
      expect(covers(read!, seen)).toBe(true);
      expect(covers(read!, { segments: seen.segments.slice(1), workflows: seen.workflows.slice(1) })).toBe(true);
    },
  );
  test.prop([dependents, fc.array(fc.string()), fc.array(fc.string())])(
    'F4, T4 cover nothing that has come since',
    (now, segments, workflows) => {
      const all =
        now.segments.every(({ id }) => segments.includes(id)) && now.workflows.every((one) => workflows.includes(one));
      expect(covers({ segments, workflows }, now)).toBe(all);
    },
  );
  test.prop([dependents])('F4, T4 are the same for the same report in another order', (seen) => {
    const turned = { segments: [...seen.segments].reverse(), workflows: [...seen.workflows].reverse() };
    expect(acknowledgementToken('x', at, turned)).toBe(acknowledgementToken('x', at, seen));
  });
  test.prop([fc.oneof(fc.string(), fc.json())])('F4, T4 made-up texts are none', (token) => {
    expect(readAcknowledgement(token, 'x')).toBeUndefined();
  });
  it('F4, T4 are of one subject', () => {
    const token = acknowledgementToken('x', null, { segments: [], workflows: [] });
    expect(readAcknowledgement(token, 'x')).toBeDefined();
    expect(readAcknowledgement(token, 'y')).toBeUndefined();
  });
  it('F4, T4 a report holds nothing of a segment but id and name', () => {
    const segments = [{ id: 's', name: 'S', filter: { and: [] } }];
    expect(dependentsOf({ segments, workflows: ['w'] })).toStrictEqual({
      segments: [{ id: 's', name: 'S' }],
      workflows: ['w'],
    });
  });
});
