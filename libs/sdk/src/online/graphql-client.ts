import type { Call, CallOptions, Told } from './operation.js';
import { problemIn } from './attempt.js';
import { perform, underWay } from './call.js';
import { ProblemError, ResponseError, type PlimsollError } from './errors.js';
import { Settings, written, type ClientOptions } from './settings.js';

/** A text of GraphQL with the types of what it takes and gives. A string is one, and so is what code generators write as a typed document string. */
export interface TypedDocument<Answer, Variables> {
  readonly __apiType?: (variables: Variables) => Answer;
  toString(): string;
}

/** A typed document that is a string and nothing else. */
export type GraphqlDocument<Answer, Variables> = string & Pick<TypedDocument<Answer, Variables>, '__apiType'>;

/** One error of a GraphQL answer, as it came. */
export interface GraphqlFailure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The service refused a document, or a field of it: the first of `failures`, by the code and the status of its problem. */
export class GraphqlError extends ProblemError {
  constructor(
    status: number,
    problem: ProblemError['problem'],
    private readonly told: {
      readonly failures: readonly GraphqlFailure[];
      readonly data: unknown;
      readonly retryAfterMs: number | undefined;
    },
  ) {
    super(status, problem, told.retryAfterMs);
  }

  get failures(): readonly GraphqlFailure[] {
    return this.told.failures;
  }

  /** What came in spite of it. */
  get data(): unknown {
    return this.told.data;
  }
}

export interface AskOptions extends CallOptions {
  /** Which operation of the document is asked, where it holds several. */
  readonly operationName?: string;
}

/** Variables may be left out where none of them has to be told. */
type Rest<Variables> =
  Partial<Variables> extends Variables
    ? [variables?: Variables, options?: AskOptions]
    : [variables: Variables, options?: AskOptions];

export interface GraphqlClient {
  /** Asks a document of the service. Throws GraphqlError, a ProblemError, where it or one of its fields is refused, and else what every call throws. A query is sent again as a read is; a mutation is not, unless it has a key. */
  ask<Answer = unknown, Variables = Readonly<Record<string, unknown>>>(
    document: TypedDocument<Answer, Variables>,
    ...rest: Rest<Variables>
  ): Call<Answer>;
}

/** A client of `/graphql`, with the patience of the other one. Throws CallError for options that nothing could be sent with. */
export function createGraphqlClient(options: ClientOptions): GraphqlClient {
  const settings = new Settings(options);
  return Object.freeze<GraphqlClient>({
    ask: <Answer, Variables>(document: TypedDocument<Answer, Variables>, ...rest: Rest<Variables>) => {
      const [variables, asked = {}] = rest;
      return underWay(send<Answer>(settings, { query: document.toString(), variables }, asked));
    },
  });
}

async function send<Answer>(
  settings: Settings,
  { query, variables }: { readonly query: string; readonly variables: unknown },
  { operationName, ...call }: AskOptions,
): Promise<Told<Answer>> {
  const headers = settings.headersOf(
    { accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json' },
    call,
  );
  const told = await perform(
    {
      method: 'POST',
      url: `${settings.options.baseUrl.replace(/\/+$/, '')}/graphql`,
      headers,
      body: written({ query, variables, operationName }),
      asText: false,
      failureIn,
    },
    settings.ways,
    // A word that only looks like it costs a second try, and no more.
    settings.mannerOf(!/\bmutation\b/.test(query), call),
  );
  return { ...told, data: (told.data as { readonly data: Answer }).data };
}

function failureIn(value: unknown, status: number, retryAfterMs: number | undefined): PlimsollError | undefined {
  const { errors, data } = (value ?? {}) as { readonly errors?: unknown; readonly data?: unknown };
  const failures = Array.isArray(errors) ? (errors as readonly GraphqlFailure[]) : [];
  const refused = failures[0] && refusalOf(failures[0], status);
  if (refused) return new GraphqlError(...refused, { failures, data, retryAfterMs });
  const isAnswer = typeof data === 'object' && data !== null;
  return status > 299 || isAnswer ? undefined : new ResponseError(status, 'the answer is none of GraphQL');
}

/** The status and the problem that an error stands for. */
function refusalOf(
  { message, extensions }: GraphqlFailure,
  status: number,
): readonly [number, ProblemError['problem']] | undefined {
  const problem = problemIn({ code: 'graphql-failed', ...extensions, detail: message });
  const own = extensions?.['status'];
  return problem && [typeof own === 'number' ? own : status, problem];
}
