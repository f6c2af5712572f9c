import { schemaProblem } from '@plimsoll/engine';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { pathValues, queryValues } from './query-values.js';

/** Checks every argument of a handler that declares a zod schema. Nest's own pipe loses the place and the code of what is wrong. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const schema = metadata.schema;
    if (!(schema instanceof z.ZodType)) return value;
    const input = readInput(schema, value, metadata.type);
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw schemaProblem(parsed.error.issues, input);
    return parsed.data;
  }
}

function readInput(schema: z.ZodType, value: unknown, place: ArgumentMetadata['type']): unknown {
  if (place === 'param') return pathValues({ ...(value as object) });
  return place === 'query' && schema instanceof z.ZodObject ? queryValues(schema, { ...(value as object) }) : value;
}
