import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { queryValues } from './query-values.js';
import { schemaProblem } from './schema-problem.js';

/** Checks every argument of a handler that declares a zod schema. Nest's own pipe loses the place and the code of what is wrong. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const schema = metadata.schema;
    if (!(schema instanceof z.ZodType)) return value;
    const input = metadata.type === 'query' ? readQuery(schema, value) : value;
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw schemaProblem(parsed.error.issues, input);
    return parsed.data;
  }
}

function readQuery(schema: z.ZodType, value: unknown): unknown {
  return schema instanceof z.ZodObject ? queryValues(schema, { ...(value as object) }) : value;
}
