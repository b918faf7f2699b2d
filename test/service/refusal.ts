import { isContactsError } from '../../src/kernel/errors.js';

/** What a call was refused with: its code and data; of bad input each fault as `path CODE`. Null: it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return null;
  } catch (thrown) {
    // Anything else is a fault of ours.
    if (!isContactsError(thrown)) throw thrown;
    if (thrown.code !== 'INVALID') return thrown.rejection;
    return thrown.rejection.issues.map(({ code, path }) => (path.length === 0 ? code : `${path.join('.')} ${code}`));
  }
}

/** What a call answered, or what it was refused with. */
export async function answerOf(call: Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  const refused = await refusal(call.then((value) => (answer = value)));
  return refused ?? answer;
}

/** How several calls at the same time came out: the code of a refusal, or `done`. */
export async function outcomes(calls: readonly Promise<unknown>[]): Promise<readonly string[]> {
  return Promise.all(
    calls.map(async (call) => {
      try {
        await call;
        return 'done';
      } catch (thrown) {
        if (!isContactsError(thrown)) throw thrown;
        return thrown.code;
      }
    }),
  );
}
