import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { idSchema, localizedTextSchema } from './words.js';

/** What a default ranges over: the cluster, each agent pool, or each subnet. */
export const defaultTargetSchema = z.enum(['cluster', 'agent-pools', 'subnets']);
export type DefaultTarget = z.infer<typeof defaultTargetSchema>;

/**
 * What the platform takes where a document of one of the `formats` does not tell a value (`ip-plan` and `configure` stand for the questions of that name).
 * `path` is a design path, relative to the pool or the subnet and from the root for the cluster (`network/podCidrs`). `when` and `value` are CEL over
 * the design and the facts; defaults are filled in by `order`, then id, and a later one sees the earlier ones. The numbers and words come from facts.
 */
export const defaultSchema = z.strictObject({
  id: idSchema,
  order: z.int().nonnegative(),
  title: localizedTextSchema,
  for: defaultTargetSchema,
  path: z.string().regex(/^[a-zA-Z]{1,60}(?:\/[a-zA-Z]{1,60}){0,3}$/),
  when: expressionSchema.optional(),
  value: expressionSchema,
  formats: z.array(idSchema).min(1),
  facts: z.array(idSchema).default([]),
});
export type Default = Readonly<z.infer<typeof defaultSchema>>;
