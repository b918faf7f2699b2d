import type { Rejection } from '../kernel/errors.js';
import { faulty } from '../kernel/errors.js';
import { guard } from '../kernel/guard.js';
import { err, type Result } from '../kernel/result.js';
import { type Shape, shapeIssues } from '../kernel/shape.js';
import type { Action } from '../kernel/vocabulary.js';
import { type Checked, type Context, checkContext } from './context.js';
import { forbidden } from './permissions.js';

/** What an operation on a catalogue was called with, by the names that its issues' paths begin with. */
interface Call {
  readonly input?: unknown;
  readonly ctx: Context;
  readonly [argument: string]: unknown;
}

/**
 * The way into every operation on fields, tags and stages, in this order: a whole context and whole arguments (X1), the
 * actor may (A1). Then `decide`, with the checked context; it reads the input itself.
 */
export function administer<R extends Result<unknown, Rejection>>(
  action: Action,
  call: Call,
  shapes: { readonly [argument: string]: Shape },
  decide: (ctx: Checked) => R,
): R | { readonly ok: false; readonly error: Rejection<'INVALID' | 'FORBIDDEN'> } {
  return guard(call, () => {
    const context = checkContext(call.ctx);
    if (!context.ok) return context;
    const refused = faulty(Object.entries(shapes).flatMap(([name, shape]) => shapeIssues(call[name], shape, [name])));
    if (refused !== undefined) return refused;
    const denied = forbidden(action, context.value.actor, context.value.policy);
    return denied === undefined ? decide(context.value) : err(denied);
  });
}
