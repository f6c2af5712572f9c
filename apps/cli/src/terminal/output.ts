import type { WriteStream } from 'node:tty';
import type { Environment } from '../environment.js';
import type { Paper } from './paper.js';

type Stream = Pick<WriteStream, 'write' | 'on'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** A place that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** How it takes a text; `when` is what the flag says of colours. */
  paper(when: string | undefined): Paper;
  /** Resolves when the text is handed over. A reader that has gone away is no failure: what comes after is dropped. */
  write(text: string): Promise<void>;
}

const MOST_COLUMNS = 200;
const DEFAULT_COLUMNS = 80;
const FEWEST_COLUMNS = 24;

/** An output on a stream of the process. `secret` never comes out of it. */
export function outputOf(stream: Stream, { color, columns, token }: Environment): Output {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    isGone = true;
  });
  const isTerminal = stream.isTTY === true;
  // A terminal that does not know its width says 0.
  const width = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, columns ?? (stream.columns || DEFAULT_COLUMNS)));
  return {
    isTerminal,
    paper: (when) => ({ columns: isTerminal ? width : undefined, hasColor: hasColor(when, color, isTerminal) }),
    write: (text) =>
      new Promise((resolve) => {
        if (isGone || text === '') resolve();
        else stream.write(token ? text.replaceAll(token, '***') : text, () => resolve());
      }),
  };
}

function hasColor(when: string | undefined, told: boolean | undefined, isTerminal: boolean): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  return told ?? isTerminal;
}
