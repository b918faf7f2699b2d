import type { Change } from '../contact/change.js';
import type { SaveOptions } from './contact-repository.js';

/** Capability `batch`: many contacts at once, for an import or a move from another system. */
export interface BatchRepository {
  /**
   * New contacts with their events, all of them or none: what as many calls of `ContactRepository.insert` would do, faster.
   * Throws what they would throw, be it for a contact that was there before or for one of the same batch. Takes 10,000 and
   * more in one call; an empty batch is a no-op.
   */
  insert(changes: readonly Change[], options?: SaveOptions): Promise<void>;
}
