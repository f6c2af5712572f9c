import { localeSchema } from '@plimsoll/engine';
import { z } from 'zod';

export const feedQuerySchema = z.strictObject({
  locale: localeSchema.optional().describe('The language. Default: what `Accept-Language` says, or English.'),
});
export type FeedQuery = Readonly<z.infer<typeof feedQuerySchema>>;
