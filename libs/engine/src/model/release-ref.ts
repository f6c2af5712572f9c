import { z } from 'zod';
import { idSchema, sha256Schema } from './words.js';

/** What every answer carries of the release it was judged against. */
export const releaseRefSchema = z
  .strictObject({ catalog: idSchema, sequence: z.int().positive(), label: z.string().max(40), digest: sha256Schema })
  .meta({ id: 'ReleaseRef' });
export type ReleaseRef = Readonly<z.infer<typeof releaseRefSchema>>;
