import type { Actor } from '../access/actor.js';
import { checkActor } from '../access/context.js';
import type { FieldMap } from '../fields/definition.js';
import { contactsError, faulty, unwrap } from '../kernel/errors.js';
import { type Issue, issue } from '../kernel/issue.js';
import { plain } from '../kernel/plain.js';
import { isStorable } from '../kernel/storable.js';
import { type Source, sources } from '../kernel/vocabulary.js';
import { contactCommands } from './contact-commands.js';
import { createCommands } from './create.js';
import { environment } from './environment.js';
import { fieldGroup } from './field-group.js';
import { listCommands } from './list.js';
import { membersOf } from './members.js';
import { messageCommands } from './messages.js';
import type { ContactsOptions } from './options.js';
import { readingCommands } from './reading.js';
import { type Resumed, resume } from './resume.js';
import { safely } from './safe.js';
import type { Scope } from './scope.js';
import { segmentGroup } from './segment-group.js';
import type { Session } from './session.js';
import { stageGroup } from './stage-group.js';
import { tagGroup } from './tag-group.js';
import { usageGroup } from './usage-group.js';

/** Who works in which workspace. */
export interface Who {
  readonly workspaceId: string;
  readonly actor: Actor;
  /** P1: where what is written comes from; left out: `manual` for a user, `api` for the system. */
  readonly source?: Source | undefined;
}

/** The contacts of all workspaces of a host. */
export interface Contacts<F extends FieldMap = FieldMap> {
  /** A session of one actor in one workspace; costs nothing, and is made per request. Throws `INVALID`. */
  as(who: Who): Session<F>;
  /** E3: runs what is due of stopping workflows, deleting messages and purging, after a crash too: at start and on a timer. */
  resume(): Promise<Resumed>;
}

/**
 * Puts the core to work on a store: loads, calls the pure operation, saves row and events in one unit of work, and runs
 * what reacts to them. Throws `INVALID` for options that are none, and `CAPABILITY_MISSING` for a message or workflow port
 * beside a store without `outbox` (E3).
 */
export function createContacts<F extends FieldMap = FieldMap>(options: ContactsOptions<F>): Contacts<F> {
  const env = environment(options);
  return {
    as: (who) => session({ env, ...checkWho(who) }) as unknown as Session<F>,
    resume: () => resume(env),
  };
}

function session(scope: Scope): Session {
  return {
    ...safely({
      ...createCommands(scope),
      ...readingCommands(scope),
      ...listCommands(scope),
      ...contactCommands(scope),
      ...messageCommands(scope),
    }),
    fields: safely(fieldGroup(scope)),
    tags: safely(tagGroup(scope)),
    stages: safely(stageGroup(scope)),
    segments: safely(segmentGroup(scope)),
    usage: safely(usageGroup(scope)),
  };
}

function checkWho(who: Who): Omit<Scope, 'env'> {
  // The plain copy, and what it was copied from never again: the session keeps it for as long as it lives.
  const { workspaceId, actor, source } = membersOf(unwrap(plain(who)) as unknown as Who) as Who;
  const faults: Issue[] = [];
  if (typeof workspaceId !== 'string' || workspaceId === '')
    faults.push(issue(workspaceId === undefined ? 'INPUT_REQUIRED' : 'INPUT_INVALID_TYPE', ['workspaceId']));
  else if (!isStorable(workspaceId)) faults.push(issue('INPUT_INVALID_VALUE', ['workspaceId']));
  if (source !== undefined && !sources.includes(source))
    faults.push(issue('INPUT_INVALID_VALUE', ['source'], { expected: sources.join(' | ') }));
  checkActor(actor, faults);
  const refused = faulty(faults);
  if (refused !== undefined) throw contactsError(refused.error);
  return { workspaceId, actor, source };
}
