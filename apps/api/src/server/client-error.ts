import type { Socket } from 'node:net';
import { Problem } from '@plimsoll/engine';
import { problemDocument, PROBLEM_MEDIA_TYPE } from '../problems/problem-document.js';
import { requestId } from './request-id.js';

/** What the HTTP parser refuses never becomes a request; it is answered on the bare socket. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemFor(error.code);
  const document = problemDocument(problem, { instance: '', requestId: requestId({ headers: {} }) });
  const body = JSON.stringify(document);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${document.title}`,
      `content-type: ${PROBLEM_MEDIA_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${document.requestId}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function problemFor(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'headers-too-large', 'The address and headers are larger than this service takes.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(408, 'request-timeout', 'The request did not arrive in time.');
  return new Problem(400, 'bad-request', 'This is not valid HTTP.');
}
