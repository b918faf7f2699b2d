import type { Restriction, Role } from '../kernel/vocabulary.js';

/** Who acts, as the host knows them: a user with a role, or the host itself (`system`). */
export interface Actor {
  /** The user's id; for the system any name that the activity may show, `workflow:42` say. */
  readonly id: string;
  readonly role: Role;
  /** A1: what was taken away from this user. */
  readonly restrictions?: readonly Restriction[] | undefined;
  /** A4: the user ids of their team, for `teamOnly`. Themselves need not be among them. */
  readonly team?: readonly string[] | undefined;
  /**
   * A4: paths of fields that do not exist for this user: a standard field that people fill, `profile` or `custom.<key>`. Without
   * `phone` or `email`, no external id of a channel does either.
   */
  readonly hiddenFields?: readonly string[] | undefined;
}
