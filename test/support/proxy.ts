import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A fixed port in front of a server that comes and goes, and that can do to a connection what networks do. */
export interface Proxy {
  readonly port: number;
  readonly url: string;
  /** The first line of every request that reached the server. */
  readonly passed: readonly string[];
  /** Sends new connections there. */
  pointTo(port: number): void;
  /** What is done with the next connections, one each; the last one stays. */
  behave(...faults: readonly Fault[]): void;
  /** Cuts every connection and refuses new ones until it is pointed somewhere. */
  cut(): void;
  close(): Promise<void>;
}

/** What is done with one connection: `callee` opens the way to the server, and sends it what the caller sends. */
export type Fault = (caller: Socket, callee: () => Socket) => void;

export async function startProxy(): Promise<Proxy> {
  let target: number | undefined;
  let faults: readonly Fault[] = [passes];
  const passed: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((caller) => {
    keep(caller);
    const [fault = passes, ...rest] = faults;
    if (rest.length > 0) faults = rest;
    if (target === undefined) return void caller.destroy();
    const port = target;
    fault(caller, () => {
      const callee = connect(port, '127.0.0.1');
      keep(callee);
      // A request begins with a chunk of its own: callers send one after another.
      caller.on('data', (chunk: Buffer) => passed.push(...(REQUEST_LINE.exec(String(chunk)) ?? [])));
      caller.pipe(callee);
      caller.on('close', () => callee.destroy());
      callee.on('close', () => caller.destroy());
      return callee;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    target = undefined;
    for (const socket of sockets) socket.destroy();
  };
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    passed,
    pointTo: (to) => (target = to),
    behave: (...next) => (faults = next),
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

const REQUEST_LINE = /^[A-Z]+ \S+ HTTP\/1\.1/;

/** Nothing is done. */
export const passes: Fault = (caller, callee) => void callee().pipe(caller);

/** Accepted, and reset. */
export const resets: Fault = (caller) => void caller.resetAndDestroy();

/** Accepted, and never answered. */
export const swallows: Fault = (caller) => void caller.resume();

/** The request arrives; its answer is lost with the connection. */
export const losesTheAnswer: Fault = (caller, callee) => void callee().once('data', () => caller.resetAndDestroy());

/** The request arrives; its answer never does. */
export const swallowsTheAnswer: Fault = (_caller, callee) => void callee().resume();

/** The head of the answer and so many bytes of its body, and then the connection goes. */
export const cutsAfter =
  (bytes: number): Fault =>
  (caller, callee) => {
    let text = Buffer.alloc(0);
    callee().on('data', (chunk: Buffer) => {
      text = Buffer.concat([text, chunk]);
      const end = text.indexOf('\r\n\r\n') + 4 + bytes;
      if (text.includes('\r\n\r\n') && text.length >= end) caller.write(text.subarray(0, end), () => caller.destroy());
    });
  };

/** The body of the answer comes one byte every 20 ms. */
export const drips: Fault = (caller, callee) => {
  let rest = Buffer.alloc(0);
  let isHeadSent = false;
  const from = callee();
  from.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    const end = rest.indexOf('\r\n\r\n') + 4;
    if (isHeadSent || end === 3) return;
    isHeadSent = true;
    caller.write(rest.subarray(0, end));
    rest = rest.subarray(end);
  });
  const timer = setInterval(() => {
    if (caller.destroyed) return clearInterval(timer);
    if (!isHeadSent || rest.length === 0) return;
    caller.write(rest.subarray(0, 1));
    rest = rest.subarray(1);
  }, 20);
};

/** Answered by the proxy itself; nothing reaches the server. */
export const answers =
  (status: number, headers: Readonly<Record<string, string>>, body: string): Fault =>
  (caller) => {
    const told = { 'content-length': String(Buffer.byteLength(body)), connection: 'close', ...headers };
    const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
    caller.once('data', () => caller.end(`HTTP/1.1 ${status} X\r\n${lines.join('\r\n')}\r\n\r\n${body}`));
  };
