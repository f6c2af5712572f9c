import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A fixed port in front of a server that comes and goes. */
export interface Proxy {
  readonly port: number;
  /** Sends new connections there. */
  pointTo(port: number): void;
  /** Cuts every connection and refuses new ones until it is pointed somewhere. */
  cut(): void;
  close(): Promise<void>;
}

export async function startProxy(): Promise<Proxy> {
  let target: number | undefined;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((caller) => {
    keep(caller);
    if (target === undefined) return void caller.destroy();
    const callee = connect(target, '127.0.0.1');
    keep(callee);
    caller.pipe(callee).pipe(caller);
    caller.on('close', () => callee.destroy());
    callee.on('close', () => caller.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    target = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pointTo: (port) => (target = port),
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
