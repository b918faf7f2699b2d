import { describe, expect, it } from 'vitest';
import { journal } from '../../../src/stores/memory/journal.js';
import { table } from '../../../src/stores/memory/table.js';

/** A table with committed rows, and its journal. */
const started = () => {
  const log = journal();
  const rows = table<string>(log);
  rows.set('a', 'old');
  log.commit();
  return { log, rows };
};

describe('the journal', () => {
  it('E2 takes writes back in reverse, several of one row too', () => {
    const { log, rows } = started();
    rows.set('a', 'first');
    rows.set('a', undefined);
    rows.add('a', 'second');
    rows.add('b', 'new');
    expect(rows.add('b', 'newer')).toBe(false);
    expect(log.committed(() => [rows.get('a'), rows.get('b')])).toEqual(['old', undefined]);
    expect([rows.get('a'), rows.get('b')]).toEqual(['second', 'new']);
    log.rollback();
    expect([rows.get('a'), rows.get('b')]).toEqual(['old', undefined]);
  });

  it('E2 takes back nothing that was committed', () => {
    const { log, rows } = started();
    rows.set('a', 'new');
    log.commit();
    log.rollback();
    expect(rows.get('a')).toBe('new');
  });

  it('E2 puts the writes of an open unit back when a read of what is committed throws', () => {
    const { log, rows } = started();
    rows.set('a', 'new');
    const read = (): never => {
      throw new Error(`read ${rows.get('a')}`);
    };
    expect(() => log.committed(read)).toThrow('read old');
    expect(rows.get('a')).toBe('new');
  });

  it('E2 calls back once after a commit, with the writes in place, and never after a rollback', () => {
    const { log, rows } = started();
    const called: unknown[] = [];
    log.afterCommit(() => called.push('lost'));
    log.rollback();
    log.afterCommit(() => called.push(rows.get('a')));
    rows.set('a', 'new');
    expect(called).toEqual([]);
    log.commit();
    log.commit();
    expect(called).toEqual(['new']);
  });
});
