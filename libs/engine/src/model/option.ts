import { z } from 'zod';
import { expressionSchema } from './expression.js';
import { daySchema, idSchema, localizedTextSchema } from './words.js';

/**
 * A slot of a design in which one option, or several, is chosen. `stack` marks a category that a whole stack has an option of: always, or (`optional`) only where
 * something is asked of it; the order in which a stack lists them is that of the categories.
 */
export const categorySchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  order: z.int().nonnegative(),
  stack: z.strictObject({ optional: z.boolean() }).optional(),
  note: localizedTextSchema.optional(),
});
export type Category = Readonly<z.infer<typeof categorySchema>>;

/**
 * One choice inside a category.
 * `role`: `choice` can be chosen for a design and stands in a category's comparison; `mode` is a way to run another option (`modeOf`);
 * `family` groups options and is never chosen; `component` is a thing that facts relate to.
 * `matches` tells from a design whether this option is the one in use. `design` is what a design says that uses it (a JSON merge patch of a design); it says nothing else.
 * `moved`: the id is no longer an option of its own and answers with where it went (one target: moved, several: split).
 */
export const optionSchema = z.strictObject({
  id: idSchema,
  category: idSchema,
  name: localizedTextSchema,
  order: z.int().nonnegative(),
  role: z.enum(['choice', 'mode', 'family', 'component']),
  modeOf: idSchema.optional(),
  aliases: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        language: z.string().max(35),
        from: daySchema.optional(),
        to: daySchema.optional(),
      }),
    )
    .default([]),
  matches: expressionSchema.optional(),
  design: z.json().optional(),
  moved: z.strictObject({ to: z.array(idSchema).min(1), note: localizedTextSchema }).optional(),
  note: localizedTextSchema.optional(),
});
export type Option = Readonly<z.infer<typeof optionSchema>>;

/**
 * What options are compared on. `capability`: can it? `limit`: how much? `attribute`: which one of?
 * `values` is the closed vocabulary of an attribute (and of a capability that lists values).
 * `closed`: a value that is not listed is denied, not merely absent.
 * `qualifiers`: the words a capability may be qualified with. Inside one `group` a statement says everything there is to say:
 * `pod-initiated` (group direction) is a no to `peer-initiated`; `both-directions` implies both.
 * `better`: which way is better, where an order exists; for an attribute the values are then listed from worst to best.
 */
export const dimensionSchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  kind: z.enum(['capability', 'limit', 'attribute']),
  group: idSchema,
  order: z.int().nonnegative(),
  categories: z.array(idSchema).default([]),
  values: z.array(z.strictObject({ id: idSchema, name: localizedTextSchema })).default([]),
  closed: z.boolean().default(false),
  qualifiers: z
    .array(
      z.strictObject({
        id: idSchema,
        name: localizedTextSchema,
        group: idSchema.optional(),
        implies: z.array(idSchema).default([]),
      }),
    )
    .default([]),
  valueType: z.enum(['integer', 'number', 'version']).optional(),
  unit: idSchema.optional(),
  better: z.enum(['higher', 'lower']).optional(),
  note: localizedTextSchema.optional(),
});
export type Dimension = Readonly<z.infer<typeof dimensionSchema>>;

/** The words that an enumerated field of a design may hold. */
export const vocabularySchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  words: z.array(z.strictObject({ id: z.string().min(1).max(100), name: localizedTextSchema })).min(1),
});
export type Vocabulary = Readonly<z.infer<typeof vocabularySchema>>;
