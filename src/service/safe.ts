import { unwrap } from '../kernel/errors.js';
import { plain } from '../kernel/plain.js';

type Method = (...args: never[]) => Promise<unknown>;

/**
 * X1, X2: methods that get plain copies of their arguments, so that nothing behind them meets a getter or a proxy, and that
 * answer everything, a fault of the arguments too, through their promise.
 */
export function safely<M extends object>(methods: M): M {
  const safe = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: readonly unknown[]) => (method as Method)(...(args.map(copied) as never[])),
  ]);
  return Object.fromEntries(safe) as M;
}

function copied(argument: unknown): unknown {
  return argument === undefined ? undefined : unwrap(plain(argument));
}
