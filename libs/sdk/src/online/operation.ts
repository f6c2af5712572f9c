/** One operation of the service, as `generated/operations.ts` lists it. */
export interface Operation {
  readonly method: string;
  /** With `{name}` where a path parameter stands. */
  readonly path: string;
  /** Names of the query parameters. */
  readonly query: readonly string[];
  /** Changes nothing, so that it may be sent again. */
  readonly isSafe: boolean;
  /** Has a body of JSON, which is then the first argument. */
  readonly hasBody: boolean;
  /** Answers with a text that is no JSON. */
  readonly isText: boolean;
}

/** Query parameters that a mark stands for. */
const parameters: Readonly<Record<string, readonly string[]>> = { '*': ['pageSize', 'pageToken'], '!': ['dryRun'] };

/** Reads a row of the table: `POST~+ compare?format` is a call with a body that may be sent again. A path alone is that of a write that can be tried out: `POST+!`. */
export function operationOf(row: string): Operation {
  const whole = row.includes(' ') ? row : `POST+! ${row}`;
  const [, method = '', marks = '', path = '', query] = /^([A-Z]+)([~+*!-]*) ([^?]*)(?:\?(.*))?$/.exec(whole) ?? [];
  return {
    method,
    path: path.startsWith('/') ? path : `/v1/${path}`,
    query: [...(query?.split(',') ?? []), ...marks.split('').flatMap((mark) => parameters[mark] ?? [])],
    isSafe: method === 'GET' || marks.includes('~'),
    hasBody: marks.includes('+'),
    isText: marks.includes('-'),
  };
}

/** Words of the service may grow: a client accepts one it does not know. */
export type Open<Word extends string> = Word | (string & {});

type Part<Data, Name extends string> = Data extends { readonly [K in Name]?: infer Value }
  ? NonNullable<Value>
  : unknown;

/** Path and query parameters of an operation, in one object: their names never clash. */
export type Params<Data> = ([Part<Data, 'path'>] extends [never] ? unknown : Part<Data, 'path'>) &
  ([Part<Data, 'query'>] extends [never] ? unknown : Part<Data, 'query'>);

export interface CallOptions {
  /** Ends the call; it then fails with `AbortedError`. */
  readonly signal?: AbortSignal;
  /** Milliseconds for one try, its body included. */
  readonly timeoutMs?: number;
  /** Milliseconds for the whole call, with every try and every wait. */
  readonly deadlineMs?: number;
  /** How often a call that may be sent again is sent again; 0 sends it once. */
  readonly retries?: number;
  /** Sent with every try of a write, which may then be sent again. */
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer's text as it came, in a form other than JSON: `accept` is its media type. */
export interface TextOptions extends CallOptions {
  readonly accept: string;
}

/** What came with an answer. */
export interface Told<Answer> {
  readonly data: Answer;
  readonly status: number;
  readonly headers: Headers;
  /** The ETag as `If-Match` takes it; undefined where the answer has none. */
  readonly etag: string | undefined;
  /** By this the operators of the service find the request. */
  readonly requestId: string | undefined;
  /** How often it was sent. */
  readonly tries: number;
  /** Whether the service said that the answer held from an earlier call still stands. */
  readonly isFromMemory: boolean;
}

/** A call under way. Awaiting it gives the answer; `withResponse()` also what came with it. */
export interface Call<Answer> extends Promise<Answer> {
  withResponse(): Promise<Told<Answer>>;
}

/** A list: awaiting it gives its first page, `for await` every item of every page. */
export interface Listing<Page extends { readonly items: readonly unknown[] }> extends Call<Page> {
  [Symbol.asyncIterator](): AsyncIterator<Page['items'][number]>;
}
