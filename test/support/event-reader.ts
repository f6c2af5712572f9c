import { get, type IncomingMessage } from 'node:http';

/** An event as the feed tells it. */
export interface FeedEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly catalog: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One message of a stream, whole. Without data it only moves the id. */
interface Message {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly isComment: boolean;
}

/** A stream over a socket of its own. */
export interface OpenStream {
  readonly response: IncomingMessage;
  readonly messages: AsyncGenerator<Message, void, void>;
  /** Cuts the socket. */
  readonly kill: () => void;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body after which the socket is cut. */
  readonly killAfter?: number;
}

/** Sends a request on a new connection. Whatever of the body came is given; a cut one ends without an error. */
export async function openStream(url: string, { headers = {}, killAfter }: Asked = {}): Promise<OpenStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  const kill = () => void response.socket.destroy();
  return { response, kill, messages: messagesOf(chunksOf(response, kill, killAfter)) };
}

/** The body of an answer; undefined when it was cut before its end. */
export async function readBody(url: string, asked: Asked = {}): Promise<string | undefined> {
  const { response, kill } = await openStream(url, asked);
  const { killAfter = Infinity } = asked;
  let text = '';
  for await (const chunk of chunksOf(response, kill, killAfter)) text += chunk;
  return Buffer.byteLength(text) < killAfter && response.complete ? text : undefined;
}

async function* chunksOf(response: IncomingMessage, kill: () => void, killAfter = Infinity): AsyncGenerator<string> {
  let left = killAfter;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      yield chunk.subarray(0, left).toString('utf8');
      left -= chunk.length;
      if (left <= 0) return kill();
    }
  } catch {
    // A cut connection is what is asked for here.
  }
}

/** The fields that the specification of server-sent events knows. What is cut off in the middle is no message. */
async function* messagesOf(chunks: AsyncIterable<string>): AsyncGenerator<Message, void, void> {
  let text = '';
  for await (const chunk of chunks) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield messageOf(block);
  }
}

function messageOf(block: string): Message {
  const lines = block.split('\n');
  const fields = lines.filter((line) => !line.startsWith(':')).map((line) => line.split(/: (.*)/s) as [string, string]);
  return { ...Object.fromEntries(fields), isComment: lines.some((line) => line.startsWith(':')) };
}
