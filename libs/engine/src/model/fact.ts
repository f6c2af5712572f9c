import { z } from 'zod';
import { citationSchema } from './source.js';
import { daySchema, idSchema, localizedTextSchema } from './words.js';

export const supportSchema = z.enum(['supported', 'unsupported', 'conditional', 'not-applicable', 'unknown']);
export type Support = z.infer<typeof supportSchema>;

export const certaintySchema = z.enum(['stated', 'ambiguous', 'inferred']);
export type Certainty = z.infer<typeof certaintySchema>;

export const evidenceSchema = z.enum(['documented', 'observed', 'vendor-statement']);
export type Evidence = z.infer<typeof evidenceSchema>;

/** Can it? `condition` is required when conditional. `values` lists what of the dimension's vocabulary is included. `beyond` is a quantity that the option is said to exceed: never a maximum. */
export const capabilityValueSchema = z.strictObject({
  type: z.literal('capability'),
  support: supportSchema,
  qualifiers: z.array(idSchema).default([]),
  condition: localizedTextSchema.optional(),
  values: z.array(idSchema).default([]),
  beyond: z.strictObject({ number: z.number(), unit: idSchema, scope: idSchema }).optional(),
});

/** Which of? A value that is not listed is absent, not denied, unless the dimension is closed. */
export const attributeValueSchema = z.strictObject({ type: z.literal('attribute'), values: z.array(idSchema).min(1) });

/** How much? Exactly one of `number`, `version` and `symbol` (a named value that has no number). */
export const limitValueSchema = z.strictObject({
  type: z.literal('limit'),
  op: z.enum(['max', 'min', 'exactly', 'at-least-version']),
  number: z.number().optional(),
  version: z
    .string()
    .regex(/^\d+(?:\.\d+){0,3}$/)
    .optional(),
  symbol: idSchema.optional(),
  unit: idSchema,
  scope: idSchema,
  kind: z.enum(['hard', 'default', 'recommended']),
  adjustable: z.boolean(),
});

/** Where an option stands in its life, each inside its own scope: default, recommended and supported are three different things. */
export const lifecycleValueSchema = z.strictObject({
  type: z.literal('lifecycle'),
  status: z.enum([
    'preview',
    'ga',
    'recommended',
    'default',
    'not-recommended',
    'upgrade-recommended',
    'deprecated',
    'retired',
  ]),
  scope: idSchema,
  from: daySchema.optional(),
  to: daySchema.optional(),
  target: idSchema.optional(),
});

/** A use-when line: a signal for or against an option. `need` says how the source words it. */
export const guidanceValueSchema = z.strictObject({
  type: z.literal('guidance'),
  signal: idSchema,
  direction: z.enum(['favours', 'disfavours', 'advises']),
  need: z.enum(['required', 'preferred', 'acceptable', 'available', 'less-than', 'advice']),
  strength: z.enum(['strong', 'normal', 'weak']),
  values: z.array(idSchema).default([]),
  mode: idSchema.optional(),
  number: z.number().optional(),
  unit: idSchema.optional(),
});

export const factValueSchema = z.discriminatedUnion('type', [
  capabilityValueSchema,
  attributeValueSchema,
  limitValueSchema,
  lifecycleValueSchema,
  guidanceValueSchema,
]);
export type FactValue = Readonly<z.infer<typeof factValueSchema>>;
export type CapabilityValue = Readonly<z.infer<typeof capabilityValueSchema>>;
export type AttributeValue = Readonly<z.infer<typeof attributeValueSchema>>;
export type LimitValue = Readonly<z.infer<typeof limitValueSchema>>;
export type LifecycleValue = Readonly<z.infer<typeof lifecycleValueSchema>>;
export type GuidanceValue = Readonly<z.infer<typeof guidanceValueSchema>>;

export const relationSchema = z.strictObject({
  type: z.enum(['supersedes', 'refines', 'corroborates', 'conflicts-with']),
  fact: idSchema,
  note: localizedTextSchema.optional(),
});
export type Relation = Readonly<z.infer<typeof relationSchema>>;

/**
 * One cited assertion. `option` is its subject; `alsoOf` are further options of which the same sentence asserts the same;
 * `with` restricts it to a combination (AGC with kubenet); `mentions` are options it relates to without condition.
 * `scope` narrows it (os, peer, mode): empty means always. `effectiveFrom` (inclusive) and `effectiveTo` (exclusive) are days in the world; absent means not known.
 */
export const factSchema = z.strictObject({
  id: idSchema,
  option: idSchema,
  alsoOf: z.array(idSchema).default([]),
  with: z.array(idSchema).default([]),
  mentions: z.array(idSchema).default([]),
  dimension: idSchema,
  value: factValueSchema,
  scope: z.record(idSchema, idSchema).default({}),
  text: localizedTextSchema,
  certainty: certaintySchema,
  evidence: evidenceSchema,
  note: localizedTextSchema.optional(),
  effectiveFrom: daySchema.optional(),
  effectiveTo: daySchema.optional(),
  verifiedOn: daySchema,
  citations: z.array(citationSchema).min(1),
  relations: z.array(relationSchema).default([]),
});
export type Fact = Readonly<z.infer<typeof factSchema>>;
