import { z } from 'zod';
import { questionHead } from './answer.js';
import { designSchema } from './design.js';
import { recommendQuestionSchema } from './recommend.js';
import { validateQuestionSchema } from './report.js';
import { idSchema, localizedTextSchema } from './words.js';

/** Whoever asks a saved question says of which release, for which day and in which language. */
const head = Object.fromEntries(Object.keys(questionHead).map((name) => [name, true])) as {
  [name in keyof typeof questionHead]: true;
};

/** What is asked, and of which verb. A design is kept in our own form, so that it can be judged without a reader. */
export const savedAskSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('recommend'), question: recommendQuestionSchema.omit(head) }),
  z.strictObject({
    verb: z.literal('validate'),
    question: validateQuestionSchema
      .omit({ ...head, parameters: true, suppressions: true, baseline: true })
      .extend({ format: z.literal('design').default('design'), document: designSchema }),
  }),
]);
export type SavedAsk = Readonly<z.infer<typeof savedAskSchema>>;

/** A question that a catalog keeps, so that anybody can ask it again and see which release or day changes its answer: requirements, or a design. */
export const savedQuestionSchema = z.strictObject({
  id: idSchema,
  order: z.int().nonnegative(),
  name: localizedTextSchema,
  note: localizedTextSchema.optional(),
  ask: savedAskSchema,
});
export type SavedQuestion = Readonly<z.infer<typeof savedQuestionSchema>>;
