import { compareAnswerSchema, compareQuestionSchema, compareReleasesAnswerSchema } from '@plimsoll/engine';
import { z } from 'zod';

const answerFormatSchema = z.enum(['json', 'csv', 'markdown']);
export type AnswerFormat = z.infer<typeof answerFormatSchema>;

const format = answerFormatSchema.optional().describe('The form of the answer; overrides `Accept`.');

export const compareQuerySchema = compareQuestionSchema.extend({ format });
export type CompareQuery = Readonly<z.infer<typeof compareQuerySchema>>;

export const formatQuerySchema = z.strictObject({ format });
export type FormatQuery = z.infer<typeof formatQuerySchema>;

export const comparedSchema = z.union([compareAnswerSchema, compareReleasesAnswerSchema]);
