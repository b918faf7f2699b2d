import { isContactsError } from '../../src/kernel/errors.js';

/** The `ContactsError` that a read throws; anything else it throws is a fault of ours, and so is throwing nothing. */
export function thrown(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    if (isContactsError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
