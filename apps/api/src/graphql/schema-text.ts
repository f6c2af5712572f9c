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
import { comparedSchema, recommendedSchema, validatedSchema } from '../evaluation/evaluation.schema.js';
import { browsed, type Browsed } from '../releases/item-schemas.js';
import { catalogSchema } from '../releases/releases.schema.js';
import type { UnionKey } from './sdl.types.js';
import { SdlWriter } from './sdl-writer.js';
import { pascal } from './type-names.js';

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
  Release: releaseHeaderSchema,
  ...Object.fromEntries(Object.values(browsed).map((kind) => [typeOf(kind), kind.schema])),
} as const;

/** Kinds of a release that have a connection. */
const browsedKinds = Object.keys(browsed) as readonly Browsed[];

const typeOfKind = (plural: Browsed): string => typeOf(browsed[plural]);

const SCALARS = `"Any JSON value."
scalar JSON

"A whole number that JSON holds exactly: up to 2^53 - 1."
scalar SafeInt`;

const QUERY = `type Query {
  "Every catalog, sorted by id."
  catalogs: [Catalog!]!
  catalog(catalog: String = "aks-networking"): Catalog!
  "A release by its sequence, label or digest, \`current\` or \`previous\`."
  release(catalog: String = "aks-networking", release: String = "current"): Release!
  compare(question: CompareQuestionInput!): ComparedAnswer!
  recommend(question: RecommendQuestionInput!): RecommendedAnswer!
  validate(question: ValidateQuestionInput!): ValidatedAnswer!
  transition(question: TransitionQuestionInput!): TransitionAnswer!
  ipPlan(question: IpPlanQuestionInput!): IpPlanAnswer!
  configure(question: ConfigureQuestionInput!): ConfiguredAnswer!
  "The whole history of one cell."
  explain(question: ExplainQuestionInput!): ExplainAnswer!
  "Which saved answers differ between two releases or two days, and because of which facts."
  answersDiff(question: AnswersDiffQuestionInput!): AnswersDiff!
  "The graded changes between two releases."
  diff(catalog: String = "aks-networking", from: String = "previous", to: String = "current"): DiffAnswer!
}

type Subscription {
  "The release that has become the current one of a catalog, each time it changes."
  releasePublished(catalog: String = "aks-networking"): Release!
}`;

const PAGES = `type PageInfo {
  hasNextPage: Boolean!
  endCursor: String
}`;

export interface SchemaText {
  readonly sdl: string;
  readonly unions: ReadonlyMap<string, UnionKey>;
  /** `Type.field` of what an answer over REST leaves out where there is nothing to say; GraphQL says null. */
  readonly leftOut: ReadonlySet<string>;
}

/** The schema of the GraphQL door: its types are written from the schemas of the REST door. */
export function writeSchema(): SchemaText {
  const outputs = new SdlWriter('output');
  const inputs = new SdlWriter('input');
  for (const [name, schema] of Object.entries({ ...itemTypes, ...answerTypes })) outputs.add(schema, name);
  for (const [name, schema] of Object.entries(questionTypes)) inputs.add(schema, name);
  const parts = [
    SCALARS,
    QUERY,
    PAGES,
    ...browsedKinds.map(connectionOf),
    releaseFields(),
    links,
    outputs.sdl,
    inputs.sdl,
  ];
  return { sdl: `${parts.join('\n\n')}\n`, unions: outputs.unions, leftOut: outputs.leftOut };
}

function connectionOf(plural: Browsed): string {
  const type = typeOfKind(plural);
  return `type ${type}Connection {
  edges: [${type}Edge!]!
  nodes: [${type}!]!
  pageInfo: PageInfo!
  totalCount: Int!
}

type ${type}Edge {
  cursor: String!
  node: ${type}!
}`;
}

function releaseFields(): string {
  const fields = browsedKinds.flatMap((plural) => {
    const filters = Object.entries(browsed[plural].filters).map(([name, schema]) => `${name}: ${filterType(schema)}`);
    const args = ['first: Int', 'after: String', ...filters].join(', ');
    const type = typeOfKind(plural);
    return [`  ${plural}(${args}): ${type}Connection!`, `  ${browsed[plural].one}(id: String!): ${type}!`];
  });
  return `extend type Release {\n${fields.join('\n')}\n}`;
}

const filterType = (schema: unknown) => new SdlWriter('input').add(schema, 'Filter');

/** What an item leads to, besides its own fields. */
const links = `extend type Fact {
  "Its citations with the title and address of their source."
  cited(locale: String = "en"): [Citation!]!
  "The facts that it relates to, or that relate to it, by the names of the relations."
  related: [RelatedFact!]!
}

extend type Option {
  "Where an id that is no option of its own any more went: one target, or several."
  movedTo: [Option!]!
  facts(first: Int, after: String, dimension: String): FactConnection!
}

extend type Catalog {
  "Newest first."
  published: [Release!]!
}

type RelatedFact {
  relation: String!
  fact: Fact!
}`;
