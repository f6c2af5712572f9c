import { ResponseError } from '../online/errors.js';

/** One server-sent event, as it was sent. Without data it only says how far the stream is. */
export interface SentEvent {
  readonly id: string | undefined;
  readonly type: string;
  readonly data: string;
}

const MOST_CHARACTERS = 1_000_000;

/** Reads the events of a stream (WHATWG HTML, "Server-sent events"). Comments are passed over. Throws ResponseError for an event without an end in sight. */
export async function* sentEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SentEvent, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be the half of a line's end.
    const blocks = rest.split(/(?:\r\n|\n|\r(?!\n|$)){2}/);
    rest = blocks.pop() ?? '';
    if (rest.length > MOST_CHARACTERS) throw new ResponseError(200, 'the stream sends something that is no event');
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

/** What a block of lines tells; undefined for nothing, such as a heartbeat. One without data moves the id alone. */
function eventOf(block: string): SentEvent | undefined {
  const fields = block.split(/\r\n|\n|\r/).map((line) => /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []);
  const valuesOf = (wanted: string) => fields.filter(([, name]) => name === wanted).map(([, , value = '']) => value);
  const data = valuesOf('data');
  const id = valuesOf('id').at(-1);
  if (data.length === 0 && id === undefined) return undefined;
  return { id, type: valuesOf('event').at(-1) ?? 'message', data: data.join('\n') };
}
