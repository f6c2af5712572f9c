import { z } from 'zod';

/** A permanent id: lower-case kebab, never reused. Refuses `:` and `..`, so that an id is always one safe path segment. */
export const idSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case kebab-case');

/** A text in both catalog languages. */
export const localizedTextSchema = z.strictObject({ en: z.string().min(1).max(2000), ja: z.string().min(1).max(2000) });
export type LocalizedText = Readonly<z.infer<typeof localizedTextSchema>>;

export const localeSchema = z.enum(['en', 'ja']);
export type Locale = z.infer<typeof localeSchema>;

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');
