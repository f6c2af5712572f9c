import { z } from 'zod';
import { daySchema, idSchema, localizedTextSchema, sha256Schema } from './words.js';

/** What a reader may follow: a link that runs a script, or opens a file of theirs, is none. */
const WEB = /^https?$/;

/** A document that facts are read from. `url` is absent when it is not known. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  title: localizedTextSchema,
  url: z.url({ protocol: WEB }).optional(),
  repository: z.string().max(200).optional(),
  path: z.string().max(500).optional(),
  licence: z.string().max(200).optional(),
  language: z.string().max(35),
  note: localizedTextSchema.optional(),
});
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/** The text of a source at one moment. The text itself is stored beside the release under its SHA-256. `order` ranks the revisions of a catalog by age: higher is newer. */
export const sourceRevisionSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  order: z.int().nonnegative(),
  textSha256: sha256Schema,
  commit: z.string().max(64).optional(),
  changedOn: daySchema.optional(),
  retrievedOn: daySchema.optional(),
  note: localizedTextSchema.optional(),
});
export type SourceRevision = Readonly<z.infer<typeof sourceRevisionSchema>>;

/** Where a fact is said. The quote, whitespace folded, must be found in the text of the revision. `line` is 1-based. `heading` is null for text that stands under no heading. */
export const citationSchema = z.strictObject({
  revision: idSchema,
  heading: z.string().max(300).nullable(),
  line: z.int().positive().optional(),
  quote: z.string().min(1).max(2000),
});
export type Citation = Readonly<z.infer<typeof citationSchema>>;
