import {
  answersDiffQuestionSchema,
  answersDiffSchema,
  cellSchema,
  compareReleasesAnswerSchema,
  configuredAnswerSchema,
  configureQuestionSchema,
  disputeSchema,
  expressionSchema,
  factValueSchema,
  limitValueSchema,
  localizedTextSchema,
  partSchema,
  recommendedStackSchema,
} from '@plimsoll/engine';
import type { SdlWriter } from './sdl-writer.js';

/** Shapes of answers that stand in several places without a name of their own, by the name they have as a type. */
const outputs = {
  AnswersDiffSide: answersDiffSchema.shape.from,
  Beyond: cellSchema.shape.beyond.unwrap(),
  CompareReleasesRow: compareReleasesAnswerSchema.shape.rows.element,
  Dispute: disputeSchema,
  Expression: expressionSchema,
  FactValue: factValueSchema,
  Limit: limitValueSchema.omit({ type: true }),
  LocalizedText: localizedTextSchema,
  OptionReason: recommendedStackSchema.shape.blockers.element,
  OptionScorePart: recommendedStackSchema.shape.parts.element,
  PointRange: partSchema.shape.value,
  ScoreRange: partSchema.shape.contribution,
  Severities: configuredAnswerSchema.shape.report.shape.severities,
} as const;

/** The same of questions. */
const inputs = {
  AnswersDiffSide: answersDiffQuestionSchema.shape.from,
  PlannedPool: configureQuestionSchema.shape.pools.unwrap().element,
} as const;

export function shareOutputs(writer: SdlWriter): void {
  for (const [name, schema] of Object.entries(outputs)) writer.share(schema, name);
}

export function shareInputs(writer: SdlWriter): void {
  for (const [name, schema] of Object.entries(inputs)) writer.share(schema, name);
}
