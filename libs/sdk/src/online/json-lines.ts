import { connectionFailed, ResponseError } from './errors.js';
import type { Patience } from './patience.js';

/** What one line may come to; nothing of the service is near it. */
const LONGEST_LINE = 100_000_000;

/** The values of a body of one JSON text a line, each as soon as it is there. Throws ConnectionError where the body breaks, ResponseError for a line that is no JSON, and what ends the patience. */
export async function* readJsonLines(response: Response, patience: Patience): AsyncGenerator<unknown, void, undefined> {
  for await (const line of linesOf(response, patience)) if (line.trim() !== '') yield read(line, response.status);
}

async function* linesOf({ body, status }: Response, patience: Patience): AsyncGenerator<string, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for (;;) {
    const chunk = await patience.ofService(reader.read().catch(broken));
    const [head = '', ...rest] = decoder.decode(chunk.value, { stream: !chunk.done }).split('\n');
    parts.push(head);
    length += head.length;
    for (const line of rest) {
      yield parts.join('');
      parts = [line];
      length = line.length;
    }
    if (chunk.done) return yield parts.join('');
    if (length > LONGEST_LINE) throw new ResponseError(status, 'a line of the answer has no end');
  }
}

const broken = (cause: unknown): never => {
  throw connectionFailed('the answer broke', cause);
};

function read(line: string, status: number): unknown {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, as a value that is none of an answer is.
  }
  throw new ResponseError(status, 'a line of the answer is not complete JSON');
}
