import { grouped } from './text.js';

/** Where the demo writes. Colours, and a line that moves, only where a person watches. */
export interface Terminal {
  readonly print: (text?: string) => void;
  readonly heading: (text: string) => void;
  /** Shows how far it is: over and over in one line, or now and then in a line of its own. */
  readonly progress: (done: number, what: string) => void;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
}
type Paint = (text: string) => string;

interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How often progress is shown, in rows. */
const steps = { moving: 500, standing: 20_000 } as const;

/** A terminal over `process.stdout`, or over whatever takes text. `NO_COLOR` is heard: no-color.org. */
export function terminalOn(output: Output, env: { readonly NO_COLOR?: string | undefined }): Terminal {
  const isWatched = output.isTTY === true;
  const isColoured = isWatched && (env.NO_COLOR ?? '') === '';
  const paint =
    (code: number): Paint =>
    (text) =>
      isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const bold = paint(1);
  let isMoving = false;
  const print = (text = ''): void => {
    output.write(`${isMoving ? '\r\u001b[K' : ''}${text}\n`);
    isMoving = false;
  };
  return {
    print,
    heading: (text) => print(`\n${bold(text)}`),
    progress: (done, what) => {
      if (isWatched && done % steps.moving === 0) {
        output.write(`\r\u001b[K${grouped(done)} ${what}`);
        isMoving = true;
      } else if (!isWatched && done % steps.standing === 0) {
        print(`  … ${grouped(done)} ${what}`);
      }
    },
    bold,
    dim: paint(2),
    red: paint(31),
    green: paint(32),
  };
}
