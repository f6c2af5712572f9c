import type { z } from 'zod';
import { factSchema } from '../model/fact.js';
import { categorySchema, dimensionSchema, optionSchema, vocabularySchema } from '../model/option.js';
import { requirementSchema } from '../model/requirement.js';
import type { CatalogWords } from '../rules/context.js';
import { isRecord } from './draft.js';

/** The lists of a release, with expressions compiled or still as text; any of it may be malformed. */
export type AuthoredLists = Readonly<Record<string, unknown>>;

/** What of a requirement a `judge` needs to know to ask of it; the rest may still be text. */
const askableSchema = requirementSchema.pick({ id: true, type: true });

const optionWithoutMatches = optionSchema.omit({ matches: true });

/** What expressions may name. Malformed items are left out, so that naming one is refused. */
export function catalogWords(lists: AuthoredLists): CatalogWords {
  return {
    categories: soundItems(lists['categories'], categorySchema),
    dimensions: soundItems(lists['dimensions'], dimensionSchema),
    vocabularies: soundItems(lists['vocabularies'], vocabularySchema),
    facts: soundItems(lists['facts'], factSchema) as unknown as CatalogWords['facts'],
    requirements: listOf(lists['requirements']).flatMap((item) => {
      const { id, type } = isRecord(item) ? item : {};
      const parsed = askableSchema.safeParse({ id, type });
      return parsed.success ? [parsed.data] : [];
    }),
    options: listOf(lists['options']).flatMap((item) => {
      const { matches, ...rest } = isRecord(item) ? item : {};
      const parsed = optionWithoutMatches.safeParse(rest);
      return parsed.success ? [{ ...parsed.data, ...(matches === undefined ? {} : { matches }) }] : [];
    }),
  };
}

function soundItems<S extends z.ZodType>(items: unknown, schema: S): z.output<S>[] {
  return listOf(items).flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function listOf(items: unknown): readonly unknown[] {
  return Array.isArray(items) ? items : [];
}
