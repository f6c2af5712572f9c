import { ApiHeader } from '@nestjs/swagger';

/** Describes what a write takes that is of what was read; `versionMeant` reads it. */
export const TakesIfMatch = (): MethodDecorator =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    schema: { type: 'string', minLength: 3, maxLength: 202 },
    description:
      'The ETag of what was read, in quotes. Where it has changed since: 412 `stale`, and nothing is written; without the header: 428 `if-match-required`.',
  });
