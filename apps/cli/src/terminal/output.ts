import type { WriteStream } from 'node:tty';
import type { Environment } from '../environment.js';
import { systemReason, ToolError } from '../failure.js';
import type { Paper } from './paper.js';

type Stream = Pick<WriteStream, 'write' | 'on'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** A place that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** How it takes a text; `when` is what the flag says of colours. */
  paper(when: string | undefined): Paper;
  /**
   * Resolves when the text is handed over. A reader that has gone away is no failure: what comes after is dropped. Throws ToolError for any other reason why a
   * text cannot be written, such as a full disk.
   */
  write(text: string): Promise<void>;
}

const MOST_COLUMNS = 200;
const DEFAULT_COLUMNS = 80;
const FEWEST_COLUMNS = 24;

/** An output on a stream of the process. `secret` never comes out of it. */
export function outputOf(stream: Stream, { color, columns, token }: Environment): Output {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => (failure ??= error));
  const isTerminal = stream.isTTY === true;
  // A terminal that does not know its width says 0.
  const width = Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, columns ?? (stream.columns || DEFAULT_COLUMNS)));
  return {
    isTerminal,
    paper: (when) => ({ columns: isTerminal ? width : undefined, hasColor: hasColor(when, color, isTerminal) }),
    write: async (text) => {
      if (text === '' || isGone(failure)) return;
      failure ??= await handOver(stream, token ? text.replaceAll(token, '***') : text);
      if (failure && !isGone(failure))
        throw new ToolError(`the output cannot be written: ${systemReason(failure)}`, { cause: failure });
    },
  };
}

const handOver = (stream: Stream, text: string) =>
  new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    stream.write(text, (error) => resolve(error ?? undefined));
  });

const isGone = (failure: NodeJS.ErrnoException | undefined) =>
  failure?.code === 'EPIPE' || failure?.code === 'ERR_STREAM_DESTROYED';

function hasColor(when: string | undefined, told: boolean | undefined, isTerminal: boolean): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  return told ?? isTerminal;
}
