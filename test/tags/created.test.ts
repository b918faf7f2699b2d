import { aContact, aTag, fixedContext } from 'contactkit/testing';
import { describe, expect, it } from 'vitest';
import { tagContact } from '../../src/contact/tagging.js';
import { isContactsError } from '../../src/kernel/errors.js';
import { tagsCreated } from '../../src/tags/created.js';

describe('T2 tags that were made in passing', () => {
  it('T2 have one event each, of the commit that made them', () => {
    const ctx = fixedContext();
    const tagged = tagContact(aContact(), { tags: ['one', 'two', 'VIP'], createMissing: true }, ctx, {
      tags: [aTag()],
    });
    if (!tagged.ok) throw new Error(tagged.error.code);
    const { tags } = tagged.value;
    expect(tags.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(tagsCreated(tags, ctx)).toMatchObject(
      tags.map((tag, seq) => ({
        type: 'tag.created',
        subject: { type: 'tag', id: tag.id },
        version: 0,
        seq,
        data: { tag },
      })),
    );
    expect(tagsCreated([], ctx)).toEqual([]);
  });
  it.each<[unknown, unknown, string]>([
    [[null], fixedContext(), 'tags INPUT_INVALID_TYPE'],
    [undefined, fixedContext(), 'tags INPUT_REQUIRED'],
    [[aTag()], undefined, 'ctx INPUT_REQUIRED'],
    [[aTag()], { ...fixedContext(), newId: () => '' }, 'ctx.newId INPUT_INVALID_VALUE'],
  ])('X1 throws INVALID of anything else, case %#', (tags, ctx, expected) => {
    let thrown: unknown;
    try {
      tagsCreated(tags as never, ctx as never);
    } catch (error) {
      thrown = error;
    }
    if (!isContactsError(thrown, 'INVALID')) throw thrown;
    expect(thrown.rejection.issues.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([expected]);
  });
});
