import type { WebSocket } from 'ws';

/** What may wait in memory for a reader that does not read, in bytes. */
export const WAITING_BYTES = 1024 * 1024;

const BEAT_MS = 12_000;

/** Resolves when the text has left this process. A reader that has let too much wait is cut off. */
export function sendInTime(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    if (socket.bufferedAmount > WAITING_BYTES) {
      socket.terminate();
      return resolve();
    }
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Ends connections whose other side has gone without a word, and those that ask to be answered and never read. */
export function keepAlive(socket: WebSocket, waitingBytes: number): void {
  let hasAnswered = true;
  const beat = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, BEAT_MS);
  socket.on('pong', () => {
    hasAnswered = true;
  });
  // Each ping is answered by the protocol itself, whether the answers are read or not.
  socket.on('ping', () => {
    if (socket.bufferedAmount > waitingBytes) socket.terminate();
  });
  socket.once('close', () => clearInterval(beat));
}
