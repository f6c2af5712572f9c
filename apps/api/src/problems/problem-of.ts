import { HttpException, HttpStatus } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';

/** Fastify's error codes, and what they are to the caller. */
const frameworkProblems: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large', 'The body is larger than this service takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'unsupported-media-type',
    'This address does not take a body of that media type.',
  ],
  FST_ERR_CTP_EMPTY_TYPE: [415, 'unsupported-media-type', 'This address does not take a body of that media type.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'bad-request', 'The body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: [400, 'malformed-url', 'The path is not validly percent-encoded.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'url-too-long', 'A part of the path is too long.'],
};

/**
 * What went wrong, as a problem. Undefined for a bug: that is logged and told as 500 with nothing but the request id.
 * Nest wraps Fastify's errors; the original is its cause.
 */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const known = frameworkProblems[codeOf(error) ?? codeOf(causeOf(error)) ?? ''];
  if (known) return new Problem(...known);
  return ofHttpStatus(error);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

function ofHttpStatus(error: unknown): Problem | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const status: number = error.getStatus();
  if (status === HttpStatus.NOT_FOUND.valueOf())
    return new Problem(404, 'not-found', 'There is nothing at this address.');
  return status < 500 ? new Problem(status, 'bad-request', 'The request cannot be read.') : undefined;
}
