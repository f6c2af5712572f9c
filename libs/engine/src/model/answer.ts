import { z } from 'zod';
import { certaintySchema, evidenceSchema } from './fact.js';
import { releaseRefSchema } from './release-ref.js';
import { daySchema, idSchema, localeSchema, sha256Schema } from './words.js';

/** A citation as answers show it: resolved, with the source's title and address. `quoteSha256` is over the UTF-8 bytes of the quote. */
export const citationAnswerSchema = z
  .strictObject({
    fact: idSchema,
    source: idSchema,
    revision: idSchema,
    title: z.string(),
    url: z.string().optional(),
    heading: z.string().nullable(),
    line: z.int().positive().optional(),
    quote: z.string(),
    quoteSha256: sha256Schema,
    language: z.string(),
    retrievedOn: daySchema.optional(),
    certainty: certaintySchema,
    evidence: evidenceSchema,
  })
  .meta({ id: 'Citation' });
export type CitationAnswer = Readonly<z.infer<typeof citationAnswerSchema>>;

/** What every answer starts with. */
export const answerHead = {
  release: releaseRefSchema,
  engineVersion: z.string(),
  asOf: daySchema,
  locale: localeSchema,
} as const;

/** What every question of a verb may carry besides its own fields. The engine is handed the release; `catalog` and `release` are for the doors. */
export const questionHead = {
  catalog: idSchema.optional().describe('The catalog to ask. Default: aks-networking.'),
  release: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .describe('Sequence, label, digest, `current` or `previous`. Default: current.'),
  asOf: daySchema.optional().describe('The day in the world the question is about. Default: today (UTC).'),
  locale: localeSchema.optional().describe('Language of names and notes. Default: en.'),
} as const;

/** A question whose day and language are settled: what the verbs take. The engine reads no clock. */
export type Asked<Q> = Omit<Q, 'asOf' | 'locale'> & { readonly asOf: string; readonly locale: 'en' | 'ja' };
