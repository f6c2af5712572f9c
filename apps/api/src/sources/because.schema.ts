import { citationSchema, idSchema } from '@plimsoll/engine';
import { z } from 'zod';

const valueSchema = z.union([z.string(), z.number()]);

/** As much of `because` of a draft as accepting a proposal needs. What was written by an older service may lack the rest. */
export const becauseSchema = z.object({
  type: z.literal('drift'),
  facts: z.array(
    z.object({
      fact: idSchema,
      citations: z.array(z.object({ state: z.string(), before: citationSchema, now: citationSchema.nullable() })),
      proposals: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('value'), pointer: z.string(), from: valueSchema, to: valueSchema }),
          z.object({ type: z.literal('removal') }),
        ]),
      ),
    }),
  ),
});
type Because = z.infer<typeof becauseSchema>;
export type BecauseFact = Because['facts'][number];
export type ValueProposed = Extract<BecauseFact['proposals'][number], { readonly type: 'value' }>;
