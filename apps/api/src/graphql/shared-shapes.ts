import {
  answersDiffQuestionSchema,
  answersDiffSchema,
  cellSchema,
  citationSchema,
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
  ruleExampleSchema,
  sourceSchema,
} from '@plimsoll/engine';
import { auditHeadSchema, rebasePreviewSchema } from '../drafts/drafts.schema.js';
import { impactSchema } from '../drafts/impact.schema.js';
import { driftSchema, takenSchema } from '../sources/sources.schema.js';
import type { SdlWriter } from './sdl-writer.js';

const { sources: driftSources, facts: driftFacts } = driftSchema.shape.found.shape;
const driftCitation = driftFacts.element.shape.citations.element;

/** Shapes of answers that stand in several places without a name of their own, by the name they have as a type. */
const outputs = {
  AnswersDiffSide: answersDiffSchema.shape.from,
  Beyond: cellSchema.shape.beyond.unwrap(),
  CompareReleasesRow: compareReleasesAnswerSchema.shape.rows.element,
  Dispute: disputeSchema,
  DriftCitation: driftCitation,
  DriftFact: driftFacts.element,
  DriftGuard: driftSources.element.shape.guard,
  DriftPassages: driftCitation.shape.passages,
  DriftSource: driftSources.element,
  Expression: expressionSchema,
  FactCitation: citationSchema,
  FactValue: factValueSchema,
  Limit: limitValueSchema.omit({ type: true }),
  LocalizedText: localizedTextSchema,
  PublishedAuditHead: auditHeadSchema.shape.head.unwrap(),
  RebaseConflict: rebasePreviewSchema.shape.conflicts.element,
  RegisteredSource: sourceSchema,
  TakenRevision: takenSchema.shape.revisions.element,
  ChangedCell: impactSchema.shape.cells.element,
  ChangedExample: impactSchema.shape.examples.element,
  ReadingRule: impactSchema.shape.rules.element,
  OptionReason: recommendedStackSchema.shape.blockers.element,
  OptionScorePart: recommendedStackSchema.shape.parts.element,
  PointRange: partSchema.shape.value,
  RuleExample: ruleExampleSchema,
  ScoreRange: partSchema.shape.contribution,
  Severities: configuredAnswerSchema.shape.report.shape.severities,
} as const;

/** The same of questions. */
const inputs = {
  AnswersDiffSide: answersDiffQuestionSchema.shape.from,
  LocalizedText: localizedTextSchema,
  PlannedPool: configureQuestionSchema.shape.pools.unwrap().element,
} as const;

export function shareOutputs(writer: SdlWriter): void {
  for (const [name, schema] of Object.entries(outputs)) writer.share(schema, name);
}

export function shareInputs(writer: SdlWriter): void {
  for (const [name, schema] of Object.entries(inputs)) writer.share(schema, name);
}
