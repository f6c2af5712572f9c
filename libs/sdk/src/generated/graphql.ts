// Made from libs/sdk/graphql and apps/api/schema.graphql by node scripts/sdk.mjs write

import type { GraphqlDocument } from '../online/graphql-client.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };

/** Something that is asked for. */
export type AskedRequirementInput = {
  /** Its permanent id. */
  readonly id: string;
  /** The value. */
  readonly value?: unknown;
  /** Must or prefer. One of must, prefer; more may come. */
  readonly strength?: string | null | undefined;
  /** How much it counts. */
  readonly weight?: number | null | undefined;
};

/** Options, or a category, to compare. */
export type CompareQuestionInput = {
  /** The catalog to ask. Default: aks-networking. */
  readonly catalog?: string | null | undefined;
  /** Sequence, label, digest, `current` or `previous`. Default: current. */
  readonly release?: string | null | undefined;
  /** The day in the world the question is about. Default: today (UTC). */
  readonly asOf?: string | null | undefined;
  /** Language of names and notes. Default: en. One of en, ja; more may come. */
  readonly locale?: string | null | undefined;
  /** Ids of options to compare. Default: those of the category that can be chosen. One of `options` and `category` is required. */
  readonly options?: ReadonlyArray<string> | null | undefined;
  /** The id of a category whose options are compared. */
  readonly category?: string | null | undefined;
  /** Ids of dimensions. Default: all that apply to the options. */
  readonly dimensions?: ReadonlyArray<string> | null | undefined;
  /** The id of a compared option; each cell then says how it stands against it. */
  readonly reference?: string | null | undefined;
  /** Which rows to tell. Default: all. One of all, differences, disputed, unknown; more may come. */
  readonly only?: string | null | undefined;
  /** Two releases to compare one option over, in place of `release`. */
  readonly releases?: ReadonlyArray<string> | null | undefined;
  /** What to tell besides. Cells have their citations anyway. One of citations; more may come. */
  readonly include?: ReadonlyArray<string> | null | undefined;
};

/** The cell to explain. */
export type ExplainQuestionInput = {
  /** The catalog to ask. Default: aks-networking. */
  readonly catalog?: string | null | undefined;
  /** Sequence, label, digest, `current` or `previous`. Default: current. */
  readonly release?: string | null | undefined;
  /** The day in the world the question is about. Default: today (UTC). */
  readonly asOf?: string | null | undefined;
  /** Language of names and notes. Default: en. One of en, ja; more may come. */
  readonly locale?: string | null | undefined;
  /** The id of the option. */
  readonly option: string;
  /** The id of the dimension. */
  readonly dimension: string;
};

/** What is required and preferred. */
export type RecommendQuestionInput = {
  /** The catalog to ask. Default: aks-networking. */
  readonly catalog?: string | null | undefined;
  /** Sequence, label, digest, `current` or `previous`. Default: current. */
  readonly release?: string | null | undefined;
  /** The day in the world the question is about. Default: today (UTC). */
  readonly asOf?: string | null | undefined;
  /** Language of names and notes. Default: en. One of en, ja; more may come. */
  readonly locale?: string | null | undefined;
  /** The id of a category. One of `category` and `stack` is required. */
  readonly category?: string | null | undefined;
  /** Asks for an option of each category that a design needs. */
  readonly stack?: boolean | null | undefined;
  /** What is asked for. */
  readonly requirements?: ReadonlyArray<AskedRequirementInput> | null | undefined;
  /** What becomes of an option of which a must is not known. One of exclude, warn, include; more may come. */
  readonly onUnknown?: string | null | undefined;
  /** Days from `asOf`; what retires inside them does not do. The same as the requirement that takes the day. */
  readonly horizon?: number | null | undefined;
  /** The option, or options, in use; each answer then tells the way there. */
  readonly current?: unknown;
  /** How many stacks to tell. Default: 5. Only for a stack. */
  readonly top?: number | null | undefined;
};

/** That somebody answers for a failed finding. */
export type SuppressionInput = {
  /** What the finding is known by from report to report. */
  readonly fingerprint: string;
  /** Why, in a sentence. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  /** The `factsHash` of the finding: open again when its facts change. */
  readonly facts?: string | null | undefined;
};

/** The document to judge. */
export type ValidateQuestionInput = {
  /** The catalog to ask. Default: aks-networking. */
  readonly catalog?: string | null | undefined;
  /** Sequence, label, digest, `current` or `previous`. Default: current. */
  readonly release?: string | null | undefined;
  /** The day in the world the question is about. Default: today (UTC). */
  readonly asOf?: string | null | undefined;
  /** Language of names and notes. Default: en. One of en, ja; more may come. */
  readonly locale?: string | null | undefined;
  /** What the document is. One of auto, aks, arm, terraform-plan, terraform-config, capz, design; more may come. */
  readonly format?: string | null | undefined;
  /** The document, as JSON or as a text. */
  readonly document?: unknown;
  /** Of an ARM template: a parameters file, or the values by name. A parameter without a value is unknown. */
  readonly parameters?: unknown;
  /** Days from asOf in which a coming retirement is a warning. */
  readonly horizon?: number | null | undefined;
  /** What a document cannot say. */
  readonly intent?: ValidateQuestionIntentInput | null | undefined;
  /** Failed findings that somebody answers for, by fingerprint. Only a finding that failed is suppressed. */
  readonly suppressions?: ReadonlyArray<SuppressionInput> | null | undefined;
  /** A former report, or a list of its findings: each failed finding is then new or unchanged. */
  readonly baseline?: unknown;
  /** From which severity on a failed finding makes the outcome `fail`. Default: error. One of error, warning, note, never; more may come. */
  readonly failOn?: string | null | undefined;
  /** With a baseline: a finding that is unchanged does not make the outcome `fail`. Default: false. */
  readonly failOnNewOnly?: boolean | null | undefined;
};

/** A connection that is required. */
export type ValidateQuestionIntentConnectionInput = {
  /** Its name. */
  readonly name?: string | null | undefined;
  /** The other end of the connection, in the words of the vocabulary. */
  readonly peer?: string | null | undefined;
  /** Who begins the connection, in the words of the vocabulary. */
  readonly initiator?: string | null | undefined;
};

/** What a document cannot say. */
export type ValidateQuestionIntentInput = {
  /** What the cluster is for. */
  readonly environment?: string | null | undefined;
  /** How many pods are expected. */
  readonly podCount?: number | null | undefined;
  /** Whether pods have to be reached by their own addresses. */
  readonly podDirectAccess?: boolean | null | undefined;
  /** Connections that are required. */
  readonly connections?: ReadonlyArray<ValidateQuestionIntentConnectionInput> | null | undefined;
  /** Ranges that are used elsewhere in the network. */
  readonly networkRanges?: ReadonlyArray<string> | null | undefined;
  /** Whether traffic between pods is to be restricted. */
  readonly networkPolicies?: boolean | null | undefined;
  /** Whether requests are routed by what is in them. */
  readonly layer7Routing?: boolean | null | undefined;
  /** Whether pods have to see the address of the client. */
  readonly clientSourceIp?: boolean | null | undefined;
  /** Whether security rules are to name pods. */
  readonly nsgRulesForPods?: boolean | null | undefined;
  /** Whether outbound traffic is restricted. */
  readonly egressRestricted?: boolean | null | undefined;
  /** Whether outbound traffic is limited to a list. */
  readonly egressAllowList?: boolean | null | undefined;
};

export type CellHistoryQueryVariables = Exact<{
  question: ExplainQuestionInput;
}>;

export type CellHistoryQuery = {
  readonly explain: {
    readonly engineVersion: string;
    readonly asOf: string;
    readonly locale: string;
    readonly release: ReleaseNameFragment;
    readonly option: { readonly id: string; readonly name: string; readonly category: string };
    readonly dimension: {
      readonly id: string;
      readonly name: string;
      readonly kind: string;
      readonly unit: string | null;
    };
    readonly cell: CellOfTableFragment | null;
    readonly timeline: ReadonlyArray<{
      readonly from: string | null;
      readonly until: string | null;
      readonly isAsked: boolean;
      readonly cell: {
        readonly state: string;
        readonly support: string | null;
        readonly values: ReadonlyArray<string> | null;
        readonly certainty: string | null;
        readonly disputed: boolean;
        readonly facts: ReadonlyArray<string>;
        readonly limit: {
          readonly op: string;
          readonly number: number | null;
          readonly version: string | null;
          readonly symbol: string | null;
          readonly unit: string;
        } | null;
      };
    }>;
    readonly releases: ReadonlyArray<{
      readonly publishedOn: string;
      readonly release: ReleaseNameFragment;
      readonly changes: ReadonlyArray<{
        readonly kind: string;
        readonly id: string;
        readonly change: string;
        readonly grade: string;
      }>;
    }>;
    readonly facts: ReadonlyArray<{
      readonly fact: string;
      readonly use: string;
      readonly certainty: string;
      readonly evidence: string;
      readonly effectiveFrom: string | null;
      readonly effectiveTo: string | null;
      readonly verifiedOn: string;
      readonly text: { readonly en: string; readonly ja: string };
      readonly citations: ReadonlyArray<CitedSentenceFragment>;
    }>;
  };
};

export type CompareTableQueryVariables = Exact<{
  question: CompareQuestionInput;
}>;

export type CompareTableQuery = {
  readonly compare:
    | {
        readonly __typename: 'CompareAnswer';
        readonly engineVersion: string;
        readonly asOf: string;
        readonly locale: string;
        readonly category: string | null;
        readonly reference: string | null;
        readonly release: ReleaseNameFragment;
        readonly options: ReadonlyArray<{
          readonly id: string;
          readonly name: string;
          readonly category: string;
          readonly role: string;
          readonly movedTo: ReadonlyArray<string> | null;
        }>;
        readonly rows: ReadonlyArray<{
          readonly dimension: string;
          readonly name: string;
          readonly kind: string;
          readonly group: string;
          readonly unit: string | null;
          readonly differs: boolean;
          readonly cells: ReadonlyArray<CellOfTableFragment>;
        }>;
      }
    | {
        readonly __typename: 'CompareReleasesAnswer';
        readonly engineVersion: string;
        readonly asOf: string;
        readonly locale: string;
        readonly releases: ReadonlyArray<ReleaseNameFragment>;
        readonly option: {
          readonly id: string;
          readonly name: string;
          readonly category: string;
          readonly role: string;
          readonly movedTo: ReadonlyArray<string> | null;
        };
        readonly rows: ReadonlyArray<{
          readonly dimension: string;
          readonly name: string;
          readonly kind: string;
          readonly group: string;
          readonly unit: string | null;
          readonly differs: boolean;
          readonly cells: ReadonlyArray<CellOfTableFragment>;
        }>;
      };
};

export type EventPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  catalog?: string | null | undefined;
  types?: ReadonlyArray<string> | string | null | undefined;
}>;

export type EventPageQuery = {
  readonly events: {
    readonly cursor: string;
    readonly pageInfo: { readonly hasNextPage: boolean };
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly sequence: number;
      readonly type: string;
      readonly catalog: string;
      readonly at: string;
      readonly data: unknown;
    }>;
  };
};

export type FactSearchQueryVariables = Exact<{
  catalog?: string | null | undefined;
  release?: string | null | undefined;
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  option?: string | null | undefined;
  dimension?: string | null | undefined;
  category?: string | null | undefined;
  kind?: string | null | undefined;
  certainty?: string | null | undefined;
  evidence?: string | null | undefined;
  source?: string | null | undefined;
  disputed?: boolean | null | undefined;
  superseded?: boolean | null | undefined;
  stale?: number | null | undefined;
}>;

export type FactSearchQuery = {
  readonly release: {
    readonly catalog: string;
    readonly sequence: number;
    readonly label: string;
    readonly digest: string;
    readonly facts: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: ReadonlyArray<FactInFullFragment>;
    };
  };
};

export type OptionPageQueryVariables = Exact<{
  catalog?: string | null | undefined;
  release?: string | null | undefined;
  option: string;
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type OptionPageQuery = {
  readonly release: {
    readonly catalog: string;
    readonly sequence: number;
    readonly label: string;
    readonly digest: string;
    readonly option: {
      readonly id: string;
      readonly category: string;
      readonly role: string;
      readonly modeOf: string | null;
      readonly name: { readonly en: string; readonly ja: string };
      readonly aliases: ReadonlyArray<{
        readonly name: string;
        readonly language: string;
        readonly from: string | null;
        readonly to: string | null;
      }>;
      readonly note: { readonly en: string; readonly ja: string } | null;
      readonly moved: {
        readonly to: ReadonlyArray<string>;
        readonly note: { readonly en: string; readonly ja: string };
      } | null;
      readonly movedTo: ReadonlyArray<{
        readonly id: string;
        readonly name: { readonly en: string; readonly ja: string };
      }>;
      readonly facts: {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: ReadonlyArray<FactInFullFragment>;
      };
    };
    readonly lifecycle: { readonly totalCount: number; readonly nodes: ReadonlyArray<FactInFullFragment> };
  };
};

export type ReleaseNameFragment = {
  readonly catalog: string;
  readonly sequence: number;
  readonly label: string;
  readonly digest: string;
};

export type CitedSentenceFragment = {
  readonly fact: string;
  readonly source: string;
  readonly title: string;
  readonly url: string | null;
  readonly heading: string | null;
  readonly line: number | null;
  readonly quote: string;
  readonly language: string;
};

export type CellOfTableFragment = {
  readonly option: string;
  readonly state: string;
  readonly support: string | null;
  readonly values: ReadonlyArray<string> | null;
  readonly qualifiers: ReadonlyArray<string>;
  readonly condition: string | null;
  readonly certainty: string | null;
  readonly note: string | null;
  readonly facts: ReadonlyArray<string>;
  readonly disputed: boolean;
  readonly against: string | null;
  readonly limit: {
    readonly op: string;
    readonly number: number | null;
    readonly version: string | null;
    readonly symbol: string | null;
    readonly unit: string;
    readonly scope: string;
    readonly kind: string;
    readonly adjustable: boolean;
  } | null;
  readonly beyond: { readonly number: number; readonly unit: string; readonly scope: string } | null;
  readonly citations: ReadonlyArray<CitedSentenceFragment>;
  readonly dispute: {
    readonly used: string;
    readonly because: string;
    readonly positions: ReadonlyArray<{
      readonly fact: string;
      readonly used: boolean;
      readonly support: string | null;
      readonly values: ReadonlyArray<string> | null;
      readonly certainty: string | null;
      readonly citations: ReadonlyArray<CitedSentenceFragment>;
    }>;
  } | null;
  readonly variants: ReadonlyArray<{
    readonly scope: unknown;
    readonly with: ReadonlyArray<string>;
    readonly state: string;
    readonly support: string | null;
    readonly values: ReadonlyArray<string> | null;
    readonly qualifiers: ReadonlyArray<string>;
    readonly condition: string | null;
    readonly certainty: string | null;
    readonly facts: ReadonlyArray<string>;
  }> | null;
};

export type FactInFullFragment = {
  readonly id: string;
  readonly option: string;
  readonly with: ReadonlyArray<string>;
  readonly dimension: string;
  readonly scope: unknown;
  readonly certainty: string;
  readonly evidence: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly verifiedOn: string;
  readonly conflictsWith: ReadonlyArray<string>;
  readonly supersededBy: ReadonlyArray<string>;
  readonly value:
    | {
        readonly type: string;
        readonly support: string;
        readonly qualifiers: ReadonlyArray<string>;
        readonly values: ReadonlyArray<string>;
        readonly condition: { readonly en: string; readonly ja: string } | null;
      }
    | { readonly type: string; readonly values: ReadonlyArray<string> }
    | {
        readonly type: string;
        readonly op: string;
        readonly number: number | null;
        readonly version: string | null;
        readonly symbol: string | null;
        readonly unit: string;
        readonly kind: string;
        readonly adjustable: boolean;
      }
    | {
        readonly type: string;
        readonly status: string;
        readonly from: string | null;
        readonly to: string | null;
        readonly target: string | null;
      }
    | {
        readonly type: string;
        readonly signal: string;
        readonly direction: string;
        readonly need: string;
        readonly mode: string | null;
      };
  readonly text: { readonly en: string; readonly ja: string };
  readonly note: { readonly en: string; readonly ja: string } | null;
  readonly cited: ReadonlyArray<CitedSentenceFragment>;
  readonly related: ReadonlyArray<{
    readonly relation: string;
    readonly fact: {
      readonly id: string;
      readonly option: string;
      readonly text: { readonly en: string; readonly ja: string };
    };
  }>;
};

export type ReasonWithCitationsFragment = {
  readonly requirement: string;
  readonly verdict: string;
  readonly reason: string;
  readonly facts: ReadonlyArray<string>;
  readonly citations: ReadonlyArray<CitedSentenceFragment>;
};

export type ScoreWithCitationsFragment = {
  readonly requirement: string;
  readonly weight: number;
  readonly reason: string;
  readonly facts: ReadonlyArray<string>;
  readonly value: { readonly lo: number; readonly hi: number };
  readonly contribution: { readonly lo: number; readonly hi: number };
  readonly citations: ReadonlyArray<CitedSentenceFragment>;
};

export type RecommendationQueryVariables = Exact<{
  question: RecommendQuestionInput;
}>;

export type RecommendationQuery = {
  readonly recommend:
    | {
        readonly __typename: 'RecommendAnswer';
        readonly engineVersion: string;
        readonly asOf: string;
        readonly locale: string;
        readonly category: string;
        readonly onUnknown: string;
        readonly winner: string | null;
        readonly tie: boolean;
        readonly release: ReleaseNameFragment;
        readonly options: ReadonlyArray<{
          readonly option: string;
          readonly name: string;
          readonly verdict: string;
          readonly rank: number;
          readonly tiedWith: ReadonlyArray<string>;
          readonly score: { readonly lo: number; readonly hi: number };
          readonly parts: ReadonlyArray<ScoreWithCitationsFragment>;
          readonly blockers: ReadonlyArray<ReasonWithCitationsFragment>;
          readonly conditions: ReadonlyArray<ReasonWithCitationsFragment>;
          readonly unknowns: ReadonlyArray<ReasonWithCitationsFragment>;
          readonly met: ReadonlyArray<ReasonWithCitationsFragment>;
          readonly platform: ReadonlyArray<{
            readonly rule: string;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
          }>;
        }>;
        readonly relaxations: ReadonlyArray<{
          readonly drop: ReadonlyArray<string>;
          readonly weight: number;
          readonly brings: ReadonlyArray<{ readonly option: string; readonly verdict: string }>;
        }>;
        readonly conflicts: ReadonlyArray<{ readonly requirements: ReadonlyArray<string> }>;
        readonly flips: ReadonlyArray<{
          readonly requirement: string;
          readonly weight: number;
          readonly to: number;
          readonly tieAt: number;
          readonly winner: string;
        }>;
        readonly nextQuestion:
          | {
              readonly __typename: 'NextQuestionRequirement';
              readonly requirement: string;
              readonly question: string;
              readonly type: string;
              readonly unit: string | null;
            }
          | {
              readonly __typename: 'NextQuestionFact';
              readonly requirement: string;
              readonly option: string;
              readonly dimension: string;
            }
          | null;
      }
    | { readonly __typename: 'RecommendStackAnswer' };
};

export type ReleaseDiffQueryVariables = Exact<{
  catalog?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;

export type ReleaseDiffQuery = {
  readonly diff: {
    readonly engineVersion: string;
    readonly counts: unknown;
    readonly from: ReleaseNameFragment;
    readonly to: ReleaseNameFragment;
    readonly changes: ReadonlyArray<{
      readonly kind: string;
      readonly id: string;
      readonly change: string;
      readonly grade: string;
      readonly option: string | null;
      readonly dimension: string | null;
      readonly supersedes: ReadonlyArray<string> | null;
      readonly fields: ReadonlyArray<string> | null;
    }>;
  };
};

export type ReleaseListQueryVariables = Exact<{
  catalog?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type ReleaseListQuery = {
  readonly catalog: {
    readonly catalog: string;
    readonly releases: number;
    readonly name: { readonly en: string; readonly ja: string };
    readonly current: ReleaseNameFragment | null;
    readonly previous: ReleaseNameFragment | null;
    readonly published: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: ReadonlyArray<{
        readonly catalog: string;
        readonly sequence: number;
        readonly label: string;
        readonly digest: string;
        readonly schemaVersion: string;
        readonly publishedAt: string;
        readonly publishedBy: string;
        readonly notes: { readonly en: string; readonly ja: string };
      }>;
    };
  };
};

export type StackRecommendationQueryVariables = Exact<{
  question: RecommendQuestionInput;
}>;

export type StackRecommendationQuery = {
  readonly recommend:
    | { readonly __typename: 'RecommendAnswer' }
    | {
        readonly __typename: 'RecommendStackAnswer';
        readonly engineVersion: string;
        readonly asOf: string;
        readonly locale: string;
        readonly onUnknown: string;
        readonly categories: ReadonlyArray<string>;
        readonly winner: unknown;
        readonly tie: boolean;
        readonly release: ReleaseNameFragment;
        readonly stacks: ReadonlyArray<{
          readonly rank: number;
          readonly options: unknown;
          readonly names: unknown;
          readonly verdict: string;
          readonly score: { readonly lo: number; readonly hi: number };
          readonly parts: ReadonlyArray<{
            readonly option: string;
            readonly requirement: string;
            readonly weight: number;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
            readonly contribution: { readonly lo: number; readonly hi: number };
          }>;
          readonly conditions: ReadonlyArray<{
            readonly option: string;
            readonly requirement: string;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
            readonly citations: ReadonlyArray<CitedSentenceFragment>;
          }>;
          readonly unknowns: ReadonlyArray<{
            readonly option: string;
            readonly requirement: string;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
          }>;
          readonly met: ReadonlyArray<{
            readonly option: string;
            readonly requirement: string;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
            readonly citations: ReadonlyArray<CitedSentenceFragment>;
          }>;
          readonly warnings: ReadonlyArray<{
            readonly rule: string;
            readonly title: string;
            readonly reason: string;
            readonly facts: ReadonlyArray<string>;
          }>;
          readonly tradeOffs: { readonly better: ReadonlyArray<string>; readonly worse: ReadonlyArray<string> };
        }>;
        readonly options: ReadonlyArray<{
          readonly category: string;
          readonly option: string;
          readonly name: string;
          readonly verdict: string;
          readonly blockers: ReadonlyArray<ReasonWithCitationsFragment>;
        }>;
        readonly relaxations: ReadonlyArray<{
          readonly drop: ReadonlyArray<string>;
          readonly weight: number;
          readonly brings: ReadonlyArray<{ readonly options: unknown; readonly verdict: string }>;
        }>;
        readonly conflicts: ReadonlyArray<{ readonly requirements: ReadonlyArray<string> }>;
      };
};

export type ValidateSummaryQueryVariables = Exact<{
  question: ValidateQuestionInput;
}>;

export type ValidateSummaryQuery = {
  readonly validate:
    | ({ readonly __typename: 'Report' } & ReportSummaryFragment)
    | { readonly __typename: 'Reports'; readonly reports: ReadonlyArray<ReportSummaryFragment> };
};

export type ReportSummaryFragment = {
  readonly engineVersion: string;
  readonly asOf: string;
  readonly locale: string;
  readonly horizon: number;
  readonly format: string;
  readonly outcome: string;
  readonly counts: unknown;
  readonly options: unknown;
  readonly unmapped: ReadonlyArray<string>;
  readonly release: ReleaseNameFragment;
  readonly severities: { readonly error: number; readonly warning: number; readonly note: number };
  readonly findings: ReadonlyArray<{
    readonly rule: string;
    readonly title: string;
    readonly result: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string;
    readonly line: number | null;
    readonly missing: ReadonlyArray<string>;
    readonly facts: ReadonlyArray<string>;
    readonly remediation: string | null;
    readonly fingerprint: string;
    readonly baselineState: string | null;
    readonly citations: ReadonlyArray<CitedSentenceFragment>;
  }>;
};

/** The history of one cell: what it says on which days and in which releases, and every fact behind it. */
export const cellHistoryDocument =
  'query CellHistory($question:ExplainQuestionInput!){explain(question:$question){release{...ReleaseName}engineVersion asOf locale option{id name category}dimension{id name kind unit}cell{...CellOfTable}timeline{from until isAsked cell{state support values limit{op number version symbol unit}certainty disputed facts}}releases{release{...ReleaseName}publishedOn changes{kind id change grade}}facts{fact use text{en ja}certainty evidence effectiveFrom effectiveTo verifiedOn citations{...CitedSentence}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment CellOfTable on Cell{option state support values limit{op number version symbol unit scope kind adjustable}beyond{number unit scope}qualifiers condition certainty note facts citations{...CitedSentence}disputed dispute{used because positions{fact used support values certainty citations{...CitedSentence}}}variants{scope with state support values qualifiers condition certainty facts}against}' as GraphqlDocument<
    CellHistoryQuery,
    CellHistoryQueryVariables
  >;

/** Options against each other: one row a dimension, one cell an option, each with the sentences it rests on. */
export const compareTableDocument =
  'query CompareTable($question:CompareQuestionInput!){compare(question:$question){__typename ...on CompareAnswer{release{...ReleaseName}engineVersion asOf locale category reference options{id name category role movedTo}rows{dimension name kind group unit differs cells{...CellOfTable}}}...on CompareReleasesAnswer{releases{...ReleaseName}engineVersion asOf locale option{id name category role movedTo}rows{dimension name kind group unit differs cells{...CellOfTable}}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment CellOfTable on Cell{option state support values limit{op number version symbol unit scope kind adjustable}beyond{number unit scope}qualifiers condition certainty note facts citations{...CitedSentence}disputed dispute{used because positions{fact used support values certainty citations{...CitedSentence}}}variants{scope with state support values qualifiers condition certainty facts}against}' as GraphqlDocument<
    CompareTableQuery,
    CompareTableQueryVariables
  >;

/** What happened behind a cursor, oldest first: keep `cursor` and go on behind it, now or another day. */
export const eventPageDocument =
  'query EventPage($first:Int=100$after:String$catalog:String$types:[String!]){events(first:$first after:$after catalog:$catalog types:$types){cursor pageInfo{hasNextPage}nodes{id sequence type catalog at data}}}' as GraphqlDocument<
    EventPageQuery,
    EventPageQueryVariables
  >;

/** The facts of a release that fit every filter given, page by page, up to 200 on one: go on with `after: pageInfo.endCursor`. */
export const factSearchDocument =
  'query FactSearch($catalog:String$release:String$locale:String$first:Int=50$after:String$option:String$dimension:String$category:String$kind:String$certainty:String$evidence:String$source:String$disputed:Boolean$superseded:Boolean$stale:Int){release(catalog:$catalog release:$release){catalog sequence label digest facts(first:$first after:$after option:$option dimension:$dimension category:$category kind:$kind certainty:$certainty evidence:$evidence source:$source disputed:$disputed superseded:$superseded stale:$stale){totalCount pageInfo{hasNextPage endCursor}nodes{...FactInFull}}}}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment FactInFull on Fact{id option with dimension value{...on FactValueCapability{type support qualifiers condition{en ja}values}...on FactValueAttribute{type values}...on FactValueLimit{type op number version symbol unit kind adjustable}...on FactValueLifecycle{type status from to target}...on FactValueGuidance{type signal direction need mode}}scope text{en ja}certainty evidence note{en ja}effectiveFrom effectiveTo verifiedOn conflictsWith supersededBy cited(locale:$locale){...CitedSentence}related{relation fact{id option text{en ja}}}}' as GraphqlDocument<
    FactSearchQuery,
    FactSearchQueryVariables
  >;

/** One option of a release: what it is called and was called, where it went, its lifecycle, and its facts with what they relate to, page by page: up to 200 on one. */
export const optionPageDocument =
  'query OptionPage($catalog:String$release:String$option:String!$locale:String$first:Int=100$after:String){release(catalog:$catalog release:$release){catalog sequence label digest option(id:$option){id category name{en ja}role modeOf aliases{name language from to}note{en ja}moved{to note{en ja}}movedTo{id name{en ja}}facts(first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{...FactInFull}}}lifecycle:facts(option:$option kind:"lifecycle" first:50){totalCount nodes{...FactInFull}}}}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment FactInFull on Fact{id option with dimension value{...on FactValueCapability{type support qualifiers condition{en ja}values}...on FactValueAttribute{type values}...on FactValueLimit{type op number version symbol unit kind adjustable}...on FactValueLifecycle{type status from to target}...on FactValueGuidance{type signal direction need mode}}scope text{en ja}certainty evidence note{en ja}effectiveFrom effectiveTo verifiedOn conflictsWith supersededBy cited(locale:$locale){...CitedSentence}related{relation fact{id option text{en ja}}}}' as GraphqlDocument<
    OptionPageQuery,
    OptionPageQueryVariables
  >;

/** The options of one category, ranked for what is required, each with its reasons. */
export const recommendationDocument =
  'query Recommendation($question:RecommendQuestionInput!){recommend(question:$question){__typename ...on RecommendAnswer{release{...ReleaseName}engineVersion asOf locale category onUnknown winner tie options{option name verdict rank tiedWith score{lo hi}parts{...ScoreWithCitations}blockers{...ReasonWithCitations}conditions{...ReasonWithCitations}unknowns{...ReasonWithCitations}met{...ReasonWithCitations}platform{rule reason facts}}relaxations{drop weight brings{option verdict}}conflicts{requirements}flips{requirement weight to tieAt winner}nextQuestion{__typename ...on NextQuestionRequirement{requirement question type unit}...on NextQuestionFact{requirement option dimension}}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment ReasonWithCitations on Reason{requirement verdict reason facts citations{...CitedSentence}}fragment ScoreWithCitations on ScorePart{requirement weight value{lo hi}contribution{lo hi}reason facts citations{...CitedSentence}}' as GraphqlDocument<
    RecommendationQuery,
    RecommendationQueryVariables
  >;

/** What changed between two releases, graded. */
export const releaseDiffDocument =
  'query ReleaseDiff($catalog:String$from:String$to:String){diff(catalog:$catalog from:$from to:$to){engineVersion from{...ReleaseName}to{...ReleaseName}counts changes{kind id change grade option dimension supersedes fields}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}' as GraphqlDocument<
    ReleaseDiffQuery,
    ReleaseDiffQueryVariables
  >;

/** A catalog and its releases, newest first, page by page. */
export const releaseListDocument =
  'query ReleaseList($catalog:String$first:Int=50$after:String){catalog(catalog:$catalog){catalog name{en ja}releases current{...ReleaseName}previous{...ReleaseName}published(first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{catalog sequence label digest schemaVersion publishedAt publishedBy notes{en ja}}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}' as GraphqlDocument<
    ReleaseListQuery,
    ReleaseListQueryVariables
  >;

/** Whole stacks, ranked for what is required, each with its reasons and with what it does better and worse than the winner. */
export const stackRecommendationDocument =
  'query StackRecommendation($question:RecommendQuestionInput!){recommend(question:$question){__typename ...on RecommendStackAnswer{release{...ReleaseName}engineVersion asOf locale onUnknown categories winner tie stacks{rank options names verdict score{lo hi}parts{option requirement weight contribution{lo hi}reason facts}conditions{option requirement reason facts citations{...CitedSentence}}unknowns{option requirement reason facts}met{option requirement reason facts citations{...CitedSentence}}warnings{rule title reason facts}tradeOffs{better worse}}options{category option name verdict blockers{...ReasonWithCitations}}relaxations{drop weight brings{options verdict}}conflicts{requirements}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment ReasonWithCitations on Reason{requirement verdict reason facts citations{...CitedSentence}}' as GraphqlDocument<
    StackRecommendationQuery,
    StackRecommendationQueryVariables
  >;

/** What is wrong with a cluster configuration, and the sentences that say so. */
export const validateSummaryDocument =
  'query ValidateSummary($question:ValidateQuestionInput!){validate(question:$question){__typename ...on Report{...ReportSummary}...on Reports{reports{...ReportSummary}}}}fragment ReleaseName on ReleaseRef{catalog sequence label digest}fragment CitedSentence on Citation{fact source title url heading line quote language}fragment ReportSummary on Report{release{...ReleaseName}engineVersion asOf locale horizon format outcome counts severities{error warning note}options findings{rule title result severity message path line missing facts remediation fingerprint baselineState citations{...CitedSentence}}unmapped}' as GraphqlDocument<
    ValidateSummaryQuery,
    ValidateSummaryQueryVariables
  >;
