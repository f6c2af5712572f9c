import {
  answersDiffQuestionSchema,
  explainQuestionSchema,
  recommendAnswerSchema,
  recommendStackAnswerSchema,
  reportSchema,
} from '@plimsoll/engine';
import { z } from 'zod';

export const explainQuerySchema = explainQuestionSchema.omit({ catalog: true });
export type ExplainQuery = Readonly<z.infer<typeof explainQuerySchema>>;

export const questionPathSchema = z.object({
  catalog: z.string().describe('The id of a catalog.'),
  id: z.string().describe('The id of a saved question.'),
});
export type QuestionPath = z.infer<typeof questionPathSchema>;

export const questionQuerySchema = explainQuestionSchema.pick({ release: true, asOf: true, locale: true });
export type QuestionQuery = Readonly<z.infer<typeof questionQuerySchema>>;

/** The answer of the verb that the question asks. */
export const questionAnswerSchema = z.union([recommendAnswerSchema, recommendStackAnswerSchema, reportSchema]);

const { from, to, questions, locale } = answersDiffQuestionSchema.shape;

/** The question of `POST /v1/answers/diff`, flat, so that an address can hold it. */
export const answersDiffQuerySchema = z.strictObject({
  from: from.shape.release,
  to: to.shape.release,
  fromAsOf: from.shape.asOf,
  toAsOf: to.shape.asOf,
  questions,
  locale,
});
export type AnswersDiffQuery = Readonly<z.infer<typeof answersDiffQuerySchema>>;
