/** The part of the schema that no other door has: where a query begins, how lists are paged, and what an item leads to. */
export const DOOR = `"Any JSON value: what has no shape of its own in GraphQL, such as a record by id, a value of several types or a document."
scalar JSON

"A whole number that JSON holds exactly: up to 2^53 - 1."
scalar SafeInt

"""
What can be read and asked. Without a release the current one answers, without a day today (UTC). The same question about the same release and day has the same answer, over REST too.
"""
type Query {
  "Every catalog, sorted by id."
  catalogs: [Catalog!]!
  "One catalog. An unknown id: \`catalog-not-found\`."
  catalog("Its id." catalog: String = "aks-networking"): Catalog!
  "A release of a catalog, and with it everything that it holds. An unknown one: \`release-not-found\`."
  release(
    "The id of the catalog." catalog: String = "aks-networking"
    "Its sequence, label or digest, \`current\` or \`previous\`." release: String = "current"
  ): Release!
  "What options can do and how far they can be loaded, side by side, each cell with the sentences that say so; or one option over two releases."
  compare("What is compared." question: CompareQuestionInput!): ComparedAnswer!
  "The options of a category, or whole stacks, ranked for what is required and preferred."
  recommend("What is required and preferred." question: RecommendQuestionInput!): RecommendedAnswer!
  "Every rule of the release on a cluster's configuration. A design that breaks a limit is an answer and no error."
  validate("The document to judge." question: ValidateQuestionInput!): ValidatedAnswer!
  "Whether a cluster can be changed from one design to another, in which steps, and what cannot be changed at all."
  transition("The two designs." question: TransitionQuestionInput!): TransitionAnswer!
  "The smallest ranges for what is planned, how far each can grow, and the arithmetic."
  ipPlan("What is planned." question: IpPlanQuestionInput!): IpPlanAnswer!
  "The files that create a cluster with the options given, which validate finds nothing wrong with."
  configure("The options, and what they are for." question: ConfigureQuestionInput!): ConfiguredAnswer!
  "The whole history of one cell: every fact over releases and days, superseded and disputed ones too."
  explain("The option and the dimension." question: ExplainQuestionInput!): ExplainAnswer!
  "Which saved answers differ between two releases or two days, and because of which facts."
  answersDiff("The two sides." question: AnswersDiffQuestionInput!): AnswersDiff!
  "The graded changes between two releases."
  diff(
    "The id of the catalog." catalog: String = "aks-networking"
    "The release compared from." from: String = "previous"
    "The release compared to." to: String = "current"
  ): DiffAnswer!
  "The head of the audit that was published with a release."
  releaseAudit(
    "The id of the catalog." catalog: String = "aks-networking"
    "Its sequence, label or digest, \`current\` or \`previous\`." release: String = "current"
  ): ReleaseAuditHead!
}

"What is told while it happens, over a WebSocket (graphql-transport-ws) at this address and as server-sent events at \`/graphql/stream\`."
type Subscription {
  "The release that has become the current one of a catalog, each time it changes. Of several changes that a slow reader has not read yet the newest are kept."
  releasePublished("The id of the catalog." catalog: String = "aks-networking"): Release!
}

"""
Where a page stands in its list. Lists are read forward: a release never changes, so that what was read before is still there to be shown, and \`after\` takes the cursor of any edge.
"""
type PageInfo {
  "Whether more items follow."
  hasNextPage: Boolean!
  "Whether items stand before this page."
  hasPreviousPage: Boolean!
  "The cursor of the first item; null on an empty page."
  startCursor: String
  "The cursor of the last item, for \`after\`; null on an empty page."
  endCursor: String
}

extend type Fact {
  "Its citations with the title and address of their source."
  cited("Language of the titles: en or ja." locale: String = "en"): [Citation!]!
  "The facts that it relates to, or that relate to it, by the names of the relations."
  related: [RelatedFact!]!
}

extend type Option {
  "Where an id that is no option of its own any more went: one target where it moved, several where it was split, none where it is one still."
  movedTo: [Option!]!
  "The facts whose subject it is, alone or among others, sorted by id."
  facts(
    "Items on a page, 1 to 1,000. Default: 100." first: Int
    "Begins behind the item with this cursor." after: String
    "The id of a dimension." dimension: String
    "One of capability, attribute, limit, lifecycle, guidance." kind: String
  ): FactConnection!
}

extend type Draft {
  "What \`ifMatch\` takes, for as long as nothing of it changes: the ETag over REST."
  etag: String!
}

extend type KnownSource {
  "What \`ifMatch\` takes, for as long as nothing of it changes: the ETag over REST."
  etag: String!
}

extend type Catalog {
  "Its releases, newest first."
  published(
    "Items on a page, 1 to 1,000. Default: 100." first: Int
    "Begins behind the item with this cursor." after: String
  ): ReleaseConnection!
}

"A fact, and how another one relates to it."
type RelatedFact {
  "How it relates: supersedes, superseded-by, refines, corroborates, conflicts-with; more may come."
  relation: String!
  "The fact it leads to, of the same release."
  fact: Fact!
}`;

/** A list of items of a type, page by page, as Relay has it. What grows while it is read is not counted. */
export const connectionOf = (type: string, isCounted = true): string => `"A page of a list of ${type}."
type ${type}Connection {
  "The items with their cursors."
  edges: [${type}Edge!]!
  "The items alone."
  nodes: [${type}!]!
  "Where the page stands in the list."
  pageInfo: PageInfo!${isCounted ? '\n  "Items on all pages."\n  totalCount: Int!' : ''}
}

"An item of a page."
type ${type}Edge {
  "What \`after\` takes to go on behind this item."
  cursor: String!
  "The item itself."
  node: ${type}!
}`;

/** What every list is paged by. */
export const PAGE_ARGUMENTS = [
  '"Items on a page, 1 to 1,000. Default: 100." first: Int',
  '"Begins behind the item with this cursor." after: String',
];
