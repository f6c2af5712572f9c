import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiQuery } from '@nestjs/swagger';
import { KEY_DAYS } from './forget-keys.js';

/** Describes what every write takes besides its body; `askedBy` reads it. */
export const TakesDryRun = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'dryRun',
      required: false,
      schema: { type: 'boolean' },
      description: 'Do all of it, tell what would be answered, and take it back.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
      description: `A key of your own: the same write sent again with it within ${KEY_DAYS} days is done once, and answered as it was.`,
    }),
  );
