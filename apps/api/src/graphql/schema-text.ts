import {
  answersDiffQuestionSchema,
  answersDiffSchema,
  citationAnswerSchema,
  compareQuestionSchema,
  configuredAnswerSchema,
  configureQuestionSchema,
  diffAnswerSchema,
  explainAnswerSchema,
  explainQuestionSchema,
  ipPlanAnswerSchema,
  ipPlanQuestionSchema,
  recommendQuestionSchema,
  releaseHeaderSchema,
  transitionAnswerSchema,
  transitionQuestionSchema,
  validateQuestionSchema,
} from '@plimsoll/engine';
import type { z } from 'zod';
import { comparedSchema, recommendedSchema, validatedSchema } from '../evaluation/evaluation.schema.js';
import { eventSchema } from '../events/events.schema.js';
import { browsed, type Browsed } from '../releases/item-schemas.js';
import { catalogSchema } from '../releases/releases.schema.js';
import { connectionOf, DOOR, PAGE_ARGUMENTS } from './door-schema.js';
import { editingFields } from './editing-schema.js';
import { EVENTS } from './event-fields.js';
import { editingTypes } from './read-fields.js';
import { argumentWords, wordsOfType } from './schema-words.js';
import type { UnionKey } from './sdl.types.js';
import { shareInputs, shareOutputs } from './shared-shapes.js';
import { SdlWriter } from './sdl-writer.js';
import { pascal } from './type-names.js';
import { payloads } from './write-fields.js';

/** The answers, by the name of their type. The same schemas describe them over REST. */
export const answerTypes = {
  AnswersDiff: answersDiffSchema,
  ComparedAnswer: comparedSchema,
  ConfiguredAnswer: configuredAnswerSchema,
  DiffAnswer: diffAnswerSchema,
  ExplainAnswer: explainAnswerSchema,
  IpPlanAnswer: ipPlanAnswerSchema,
  RecommendedAnswer: recommendedSchema,
  TransitionAnswer: transitionAnswerSchema,
  ValidatedAnswer: validatedSchema,
} as const;

/** What editors, publishers and administrators are told, by the name of its type. */
export const toldTypes = {
  ...editingTypes,
  ...Object.fromEntries(Object.entries(payloads).map(([name, { schema }]) => [name, schema])),
} as const;

/** The questions, by the name of their type before `Input`. */
export const questionTypes = {
  AnswersDiffQuestion: answersDiffQuestionSchema,
  CompareQuestion: compareQuestionSchema,
  ConfigureQuestion: configureQuestionSchema,
  ExplainQuestion: explainQuestionSchema,
  IpPlanQuestion: ipPlanQuestionSchema,
  RecommendQuestion: recommendQuestionSchema,
  TransitionQuestion: transitionQuestionSchema,
  ValidateQuestion: validateQuestionSchema,
} as const;

/** The name that the schema of a kind has over REST too. */
const typeOf = ({ one, schema }: (typeof browsed)[Browsed]): string => schema.meta()?.id ?? pascal(one);

/** What is browsed, by the name of its type. */
export const itemTypes = {
  Catalog: catalogSchema,
  Citation: citationAnswerSchema,
  Event: eventSchema,
  Release: releaseHeaderSchema,
  ...Object.fromEntries(Object.values(browsed).map((kind) => [typeOf(kind), kind.schema])),
} as const;

/** Kinds of a release that have a connection. */
const browsedKinds = Object.keys(browsed) as readonly Browsed[];

const typeOfKind = (plural: Browsed): string => typeOf(browsed[plural]);

export interface SchemaText {
  readonly sdl: string;
  readonly unions: ReadonlyMap<string, UnionKey>;
  /** `Type.field` of what an answer over REST leaves out where there is nothing to say; GraphQL says null. */
  readonly leftOut: ReadonlySet<string>;
}

/** The schema of the GraphQL door: its types are written from the schemas of the REST door. */
export function writeSchema(): SchemaText {
  const outputs = new SdlWriter('output', wordsOfType);
  const inputs = new SdlWriter('input', wordsOfType);
  shareOutputs(outputs);
  shareInputs(inputs);
  for (const [name, schema] of Object.entries({ ...itemTypes, ...answerTypes, ...toldTypes }))
    outputs.add(schema, name);
  for (const [name, schema] of Object.entries(questionTypes)) inputs.add(schema, name);
  const parts = [
    DOOR,
    connectionOf('Release'),
    ...browsedKinds.map((plural) => connectionOf(typeOfKind(plural))),
    releaseFields(),
    EVENTS,
    editingFields(inputs),
    outputs.sdl,
    inputs.sdl,
  ];
  return { sdl: `${parts.join('\n\n')}\n`, unions: outputs.unions, leftOut: outputs.leftOut };
}

function releaseFields(): string {
  const fields = browsedKinds.flatMap((plural) => {
    const { one, filters } = browsed[plural];
    const args = [...PAGE_ARGUMENTS, ...Object.entries(filters).map(([name, schema]) => filterOf(name, schema))];
    const type = typeOfKind(plural);
    return [
      `  "The ${plural} that the release holds, sorted by id."`,
      `  ${plural}(${args.join(' ')}): ${type}Connection!`,
      `  "One ${one} of the release. An unknown id: \`item-not-found\`."`,
      `  ${one}("Its id." id: String!): ${type}!`,
    ];
  });
  return `extend type Release {\n${fields.join('\n')}\n}`;
}

function filterOf(name: string, schema: z.ZodType): string {
  const type = new SdlWriter('input').add(schema, 'Filter');
  const words = schema.description ?? argumentWords[name];
  return `${words === undefined ? '' : JSON.stringify(words)} ${name}: ${type}`;
}
