import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the server does with one connection, once the whole head of a request is there. */
export type Behaviour = (socket: Socket, head: string) => void;

/** A server of bytes, so that it can do what no HTTP server does. Each request takes the next behaviour; the last one stays. */
export class FaultyServer {
  readonly heads: string[] = [];
  private readonly sockets = new Set<Socket>();
  private behaviours: readonly Behaviour[] = [];
  private readonly server = createServer((socket: Socket) => this.serve(socket));

  static async start(): Promise<FaultyServer> {
    const faulty = new FaultyServer();
    faulty.server.listen(0, '127.0.0.1');
    await once(faulty.server, 'listening');
    return faulty;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  behave(...behaviours: readonly Behaviour[]): void {
    this.behaviours = behaviours;
    this.heads.length = 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let received = '';
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      received += String(chunk);
      if (!received.includes('\r\n\r\n')) return;
      const [head = ''] = received.split('\r\n\r\n');
      received = '';
      this.heads.push(head);
      const at = Math.min(this.heads.length, this.behaviours.length) - 1;
      this.behaviours[at]?.(socket, head);
    });
  }
}

export function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const told = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} X\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`;
}

export const sends =
  (text: string): Behaviour =>
  (socket) =>
    socket.end(text);

export const resets: Behaviour = (socket) => socket.resetAndDestroy();

export const saysNothing: Behaviour = () => undefined;

/** The head and the first bytes of the body, and then the connection goes. */
export const cutsAfter =
  (bytes: number, body: string): Behaviour =>
  (socket) => {
    const text = answer(200, body);
    socket.write(text.slice(0, text.length - body.length + bytes), () => socket.destroy());
  };

/** One byte every 20 ms. */
export const drips =
  (body: string): Behaviour =>
  (socket) => {
    const text = answer(200, body);
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= text.length) {
        clearInterval(timer);
        return void socket.end();
      }
      socket.write(text.charAt(at));
      at += 1;
    }, 20);
  };
