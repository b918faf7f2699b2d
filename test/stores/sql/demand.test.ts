import { isContactsError } from 'contactkit';
import { migrate, migrations, reuseStatements, type SqlStore, sqlStore } from 'contactkit/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awkward, notPlain } from '../../fuzz/hostile.js';
import { openSqlite, type TestDatabase } from './databases.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openSqlite();
  await migrate(database.db, 'sqlite');
});
afterAll(() => database.close());

type Call = (...args: readonly unknown[]) => unknown;
const any = (call: unknown): Call => call as Call;
const driver = { prepare: () => ({}), close: () => undefined };
const store = () => sqlStore({ db: database.db, dialect: 'sqlite' });

/** Each call with arguments that are right, and the place of those that must not be anything else. */
const calls: readonly (readonly [
  name: string,
  call: Call,
  args: () => readonly unknown[],
  optional: readonly number[],
])[] = [
  ['sqlStore', any(sqlStore), () => [{ db: database.db, dialect: 'sqlite' }], []],
  ['migrate', any(migrate), () => [database.db, 'sqlite'], []],
  ['migrations', any(migrations), () => ['sqlite'], []],
  ['reuseStatements', any(reuseStatements), () => [driver, { max: 5 }], [1]],
  [
    'relay',
    (...args) => any((...given: Parameters<SqlStore['relay']>) => store().relay(...given))(...args),
    () => [async () => undefined, { limit: 1, name: 'r' }],
    [1],
  ],
  [
    'prune',
    (...args) => any((...given: Parameters<SqlStore['prune']>) => store().prune(...given))(...args),
    () => ['w', { limit: 1 }],
    [],
  ],
];

/** What a call threw or rejected with; undefined when it answered. */
async function thrownBy(call: Call, args: readonly unknown[]): Promise<unknown> {
  try {
    await call(...args);
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

describe('X1 the functions of ./sql take unknown input', () => {
  it.each(calls)('%s succeeds as it should be called', async (_, call, args) => {
    expect(await thrownBy(call, args())).toBeUndefined();
  });

  it.each(calls)('X1 %s refuses to be called with nothing', async (_, call) => {
    expect(await thrownBy(call, [])).toMatchObject({ code: 'INVALID' });
  });

  const others = Object.entries({ ...notPlain, ...awkward });
  it.each(calls)('X1 X2 %s answers hostile arguments with INVALID or as it should', async (_, call, args) => {
    const unmoved: unknown[] = [];
    for (const [what, make] of others)
      for (const position of args().keys()) {
        const thrown = await thrownBy(
          call,
          args().map((arg, at) => (at === position ? make() : arg)),
        );
        if (thrown !== undefined && !isContactsError(thrown, 'INVALID')) unmoved.push([what, position, thrown]);
      }
    expect(unmoved).toEqual([]);
  });

  it.each([
    ['sqlStore', any(sqlStore), [{ dialect: 'sqlite' }], ['options', 'db'], 'INPUT_REQUIRED'],
    [
      'sqlStore',
      any(sqlStore),
      [{ db: { executeQuery() {} }, dialect: 'sqlite' }],
      ['options', 'db'],
      'INPUT_INVALID_TYPE',
    ],
    ['migrations', any(migrations), ['mysql'], ['dialect'], 'INPUT_INVALID_TYPE'],
    ['reuseStatements', any(reuseStatements), [driver, { max: 0 }], ['options', 'max'], 'INPUT_INVALID_TYPE'],
    ['reuseStatements', any(reuseStatements), [driver, { Max: 9 }], ['options', 'Max'], 'INPUT_UNKNOWN_KEY'],
    ['reuseStatements', any(reuseStatements), [{ prepare() {} }], ['driver'], 'INPUT_INVALID_TYPE'],
  ] as const)('X1 %s says what is wrong: %#', async (_, call, args, path, code) => {
    const thrown = await thrownBy(call, args);
    expect(thrown).toMatchObject({ code: 'INVALID', rejection: { issues: [{ path, code }] } });
  });
});
