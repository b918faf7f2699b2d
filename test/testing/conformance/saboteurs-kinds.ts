import { contactsError, isContactsError } from '../../../src/kernel/errors.js';
import { retext } from './edits.js';
import type { All, Break, Place, Saboteurs } from './sabotage.js';

type Method = (...args: unknown[]) => Promise<unknown>;
type Methods = Readonly<Record<string, Method>>;
type Replace = (methods: Methods, place: Place) => Methods;

interface Handles {
  /** The repository, the method by which something is written to it, and those by which it is read. */
  readonly repository: keyof All;
  readonly write: readonly [repository: keyof All, method: string];
  readonly reads: readonly string[];
  /** Which writes are meant, where another kind has the same method. */
  readonly means?: (args: readonly unknown[]) => boolean;
  /** A write that reaches into other workspaces. */
  readonly reaches: string;
}

const comes = (args: readonly unknown[]): number => (args[0] as { events: readonly unknown[] }).events.length;
const handles: Readonly<Record<string, Handles>> = {
  contacts: {
    repository: 'contacts',
    write: ['contacts', 'insert'],
    reads: ['get'],
    means: (args) => comes(args) === 1,
    reaches: 'touch',
  },
  history: {
    repository: 'history',
    write: ['contacts', 'insert'],
    reads: ['list'],
    means: (args) => comes(args) === 2,
    reaches: 'erase',
  },
  fields: { repository: 'fields', write: ['fields', 'save'], reads: ['get'], reaches: 'save' },
  stages: { repository: 'stages', write: ['stages', 'save'], reads: ['get'], reaches: 'save' },
  segments: { repository: 'segments', write: ['segments', 'save'], reads: ['get'], reaches: 'save' },
  tags: { repository: 'tags', write: ['tags', 'insert'], reads: ['list'], reaches: 'remove' },
  outbox: { repository: 'outbox', write: ['outbox', 'add'], reads: ['get'], reaches: 'remove' },
  usage: { repository: 'usage', write: ['usage', 'record'], reads: ['has'], reaches: 'record' },
  idempotency: { repository: 'idempotency', write: ['idempotency', 'put'], reads: ['get'], reaches: 'put' },
};

const on = (repository: keyof All, replace: Replace): Break => ({
  repositories: { [repository]: (methods: unknown, place: Place) => replace(methods as Methods, place) },
});
const each = (names: readonly string[], method: (name: string) => Method): Methods =>
  Object.fromEntries(names.map((name) => [name, method(name)]));
const writing = (
  { write: [repository, method], means = () => true }: Handles,
  instead: (args: readonly unknown[], write: Method, place: Place) => Promise<unknown>,
): Break =>
  on(repository, (methods, place) => ({
    [method]: (...args) =>
      means(args) ? instead(args, methods[method] as Method, place) : (methods[method] as Method)(...args),
  }));
const reading = (
  { repository, reads }: Handles,
  instead: (name: string, args: readonly unknown[], read: Method, place: Place) => Promise<unknown>,
): Break =>
  on(repository, (methods, place) =>
    each(
      reads,
      (name) =>
        (...args) =>
          instead(name, args, methods[name] as Method, place),
    ),
  );
const both = (one: Break, other: Break): Break => {
  const names = new Set([...Object.keys(one.repositories ?? {}), ...Object.keys(other.repositories ?? {})]) as Set<
    keyof All
  >;
  const repositories = [...names].map((name) => [
    name,
    (methods: never, place: Place) => ({
      ...one.repositories?.[name]?.(methods, place),
      ...other.repositories?.[name]?.(methods, place),
    }),
  ]);
  return { repositories: Object.fromEntries(repositories) };
};

const nothing = (name: string): unknown => ({ list: [], has: false })[name];
const isNothing = (answer: unknown): boolean =>
  answer === undefined || answer === false || (Array.isArray(answer) && answer.length === 0);
const trimmed = (text: string): string => (text.endsWith('\n\t') ? text.trimEnd() : text);
const cleaned = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '');
const unpadded = (data: unknown): void => {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, member] of Object.entries(data)) {
    if (typeof member === 'string' && member.endsWith('padded ')) Reflect.set(data, key, member.trim());
    else unpadded(member);
  }
};
const workspaces = ['workspace-1', 'workspace-2'];
const elsewhere = (workspaceId: string): string => workspaces.find((one) => one !== workspaceId) ?? '';

const methodsOf = (all: object, repository: keyof All): Methods => (all as All)[repository] as unknown as Methods;
/** Whether a write adds something, or changes what is there; told apart by more than its name where one method does both. */
async function does(
  what: 'add' | 'change',
  { repository, reaches, write }: Handles,
  args: readonly unknown[],
  { all }: Place,
): Promise<boolean> {
  if (reaches !== write[1] || repository === 'idempotency') return true;
  const isFirst =
    repository === 'usage'
      ? (await all.usage.count(args[0] as string)) === 0
      : (args[1] as { readonly expectedVersion: number }).expectedVersion === 0;
  return isFirst === (what === 'add');
}
/** Does again what a unit of work did that failed. */
function leak(
  { afterwards, store, workspaceId }: Place,
  [repository, method]: Handles['write'],
  args: readonly unknown[],
): void {
  afterwards(async (failure) => {
    if (failure === undefined || isContactsError(failure.error)) return;
    await store.transaction(workspaceId, async (all) => methodsOf(all, repository)[method]!(...args));
  });
}

/** Of each kind of what a store keeps: what breaks the rules that hold for all of them. */
const saboteursOf: Readonly<Record<string, (handle: Handles) => Break>> = {
  'R4-text': (handle) =>
    handle.repository === 'usage'
      ? writing(handle, (args, write) => write(...retext(args, trimmed)))
      : reading(handle, async (_, args, read) => retext(await read(...args), trimmed)),

  'R4-refused': (handle) => writing(handle, (args, write) => write(...retext(args, cleaned))),

  'R2-answers': (handle) => {
    const given = new Map<string, { readonly text: string; readonly answer: unknown }>();
    return reading(handle, async (name, args, read) => {
      const answer = await read(...args);
      const [key, text] = [JSON.stringify([name, args]), JSON.stringify(answer)];
      const before = given.get(key);
      if (before !== undefined && before.text === text) return before.answer;
      given.set(key, { text, answer });
      return answer;
    });
  },

  'R2-kept': (handle) => {
    const kept: { readonly args: readonly unknown[]; readonly text: string }[] = [];
    return both(
      writing(handle, (args, write) => {
        kept.push({ args, text: JSON.stringify(args) });
        return write(...args);
      }),
      reading(handle, async (name, args, read) =>
        kept.every((one) => JSON.stringify(one.args) === one.text) ? read(...args) : nothing(name),
      ),
    );
  },

  'R2-changed': (handle) =>
    writing(handle, (args, write) => {
      unpadded(args);
      return write(...args);
    }),

  'R2-frozen': (handle) =>
    writing(handle, async (args, write) => {
      if (Object.isFrozen(args[0])) throw new TypeError('Cannot assign to read only property');
      return write(...args);
    }),

  'E2-rollback': (handle) => {
    const leaked = new Map<string, unknown>();
    if (handle.repository === 'history')
      return both(
        writing(handle, (args, write, { afterwards }) => {
          afterwards((failure) => {
            if (failure !== undefined && !isContactsError(failure.error))
              leaked.set('events', (args[0] as { events: unknown }).events);
          });
          return write(...args);
        }),
        reading(handle, async (_, args, read) => leaked.get('events') ?? read(...args)),
      );
    return writing(handle, async (args, write, place) => {
      const own = handle.repository === 'contacts' ? [{ ...(args[0] as object), events: [] }] : args;
      if (await does('add', handle, args, place)) leak(place, handle.write, own);
      return write(...args);
    });
  },

  'E2-undone': (handle) =>
    on(handle.repository, (methods, place) => ({
      [handle.reaches]: async (...args) => {
        if (await does('change', handle, args, place)) leak(place, [handle.repository, handle.reaches], args);
        return methods[handle.reaches]!(...args);
      },
    })),

  'E2-own-writes': (handle) =>
    reading(handle, (name, args, read, { inside, store, workspaceId }) =>
      inside ? methodsOf(store.read(workspaceId), handle.repository)[name]!(...args) : read(...args),
    ),

  'A6-reads': (handle) =>
    reading(handle, async (name, args, read, { store, workspaceId }) => {
      const answer = await read(...args);
      const other = methodsOf(store.read(elsewhere(workspaceId)), handle.repository);
      return isNothing(answer) ? other[name]!(...args) : answer;
    }),

  'A6-writes': (handle) => {
    if (handle.repository === 'idempotency') {
      const last = new Map<string, unknown>();
      const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);
      return on('idempotency', ({ put, get }) => ({
        put: async (record) => {
          await put!(record);
          const { actorId, key } = record as { readonly actorId: string; readonly key: string };
          last.set(keyOf(actorId, key), structuredClone(record));
        },
        get: async (...args) =>
          (await get!(...args)) === undefined ? undefined : structuredClone(last.get(keyOf(...args))),
      }));
    }
    return on(handle.repository, (methods, { afterwards, store, workspaceId }) => ({
      [handle.reaches]: (...args) => {
        if (workspaceId === 'workspace-2')
          afterwards(() =>
            store
              .transaction('workspace-1', (all) => methodsOf(all, handle.repository)[handle.reaches]!(...args))
              .catch(() => undefined),
          );
        return methods[handle.reaches]!(...args);
      },
    }));
  },

  'A6-same': (handle) =>
    writing(handle, async (args, write, { store, workspaceId }) => {
      const other = methodsOf(store.read(elsewhere(workspaceId)), handle.repository);
      const asked =
        {
          contacts: ['contact-1'],
          history: ['contact-1', { limit: 9 }],
          outbox: ['reaction-1'],
          usage: ['cycle x', 'contact-1'],
          idempotency: ['user-1', 'key x'],
        }[handle.repository as string] ?? [];
      if (!isNothing(await other[handle.reads[0] as string]!(...asked)))
        throw contactsError({ code: 'VERSION_CONFLICT', id: 'contact-1', expected: 0 });
      return write(...args);
    }),

  'E2-kept': (handle) => {
    const reads = handle.repository === 'contacts' ? ['findByPhone'] : handle.reads;
    return { reopened: reading({ ...handle, reads }, async (name) => nothing(name)) };
  },
};

const exempt: Readonly<Record<string, readonly string[]>> = {
  usage: ['R2-answers', 'R2-kept', 'R2-changed', 'R2-frozen'],
  idempotency: ['E2-undone'],
};

/** The saboteurs of the rules that hold for every repository. */
export const kindSaboteurs: Saboteurs = Object.fromEntries(
  Object.entries(handles).flatMap(([name, handle]) =>
    Object.entries(saboteursOf)
      .filter(([rule]) => !(exempt[name] ?? []).includes(rule))
      .map(([rule, make]) => [`${rule}-${name}`, () => make(handle)]),
  ),
);
