import {
  compareAnswerSchema,
  compareQuestionSchema,
  compareReleasesAnswerSchema,
  configurationFileSchema,
  recommendAnswerSchema,
  recommendStackAnswerSchema,
  reportSchema,
  reportsSchema,
} from '@plimsoll/engine';
import { z } from 'zod';

const answerFormatSchema = z.enum(['json', 'csv', 'markdown']);
export type AnswerFormat = z.infer<typeof answerFormatSchema>;

const format = answerFormatSchema.optional().describe('The form of the answer; overrides `Accept`.');

export const compareQuerySchema = compareQuestionSchema.extend({ format });
export type CompareQuery = Readonly<z.infer<typeof compareQuerySchema>>;

export const formatQuerySchema = z.strictObject({ format });
export type FormatQuery = z.infer<typeof formatQuerySchema>;

const reportFormSchema = z.enum(['json', 'sarif', 'junit', 'markdown']);
export type ReportForm = z.infer<typeof reportFormSchema>;

export const validateQuerySchema = z.strictObject({
  output: reportFormSchema.optional().describe('The form of the report; overrides `Accept`.'),
  artifactUri: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe('Where the document stands, relative to the root of its repository; SARIF names it.'),
});
export type ValidateQuery = z.infer<typeof validateQuerySchema>;

/** One report, or a report for each cluster of a document that holds several. */
export const validatedSchema = z.union([reportSchema, reportsSchema]);

/** Every option of a category, or the best stacks: what was asked for. */
export const recommendedSchema = z.union([recommendAnswerSchema, recommendStackAnswerSchema]);

export const comparedSchema = z.union([compareAnswerSchema, compareReleasesAnswerSchema]);

export const configureQuerySchema = z.strictObject({
  file: configurationFileSchema.optional().describe('One file of the configuration as a text; overrides `Accept`.'),
});
export type ConfigureQuery = z.infer<typeof configureQuerySchema>;
