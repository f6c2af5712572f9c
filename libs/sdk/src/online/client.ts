import { operations, releasePath, type Operations } from '../generated/operations.js';
import { addressOf } from './address.js';
import { perform, underWay } from './call.js';
import { ResponseError } from './errors.js';
import {
  operationOf,
  type Call,
  type CallOptions,
  type Listing,
  type Operation,
  type TextOptions,
  type Told,
} from './operation.js';
import { Settings, written, type ClientOptions } from './settings.js';

export type { ClientOptions };

/**
 * A client of the service: one method for each operation that asks or reads. A failed call throws a PlimsollError: ProblemError where the service refused, ConnectionError, TimeoutError,
 * AbortedError or ResponseError where there was no answer, CallError where nothing was sent.
 */
export function createClient(options: ClientOptions): Operations {
  return methodsOf(operations, options) as unknown as Operations;
}

/** A method for each row of a table of operations. Where keys are made, each write has one, so that it may be sent again. */
export function methodsOf(
  table: Readonly<Record<string, string>>,
  options: ClientOptions,
  newKey?: () => string,
): Readonly<Record<string, unknown>> {
  const sender = new Sender(new Settings(options), newKey);
  const methods = Object.entries(table).map(([name, row]) => [
    name,
    sender.methodOf(operationOf(row.replace('&', releasePath).replace('#', 'drafts/:').replace(':', '{id}'))),
  ]);
  return Object.freeze(Object.fromEntries(methods) as Record<string, unknown>);
}

/** What an operation may answer with that answers with a text. */
const TEXTS = 'text/plain,text/calendar,application/atom+xml';

type Values = Readonly<Record<string, unknown>>;
type Options = CallOptions & Partial<TextOptions> & { readonly query?: Values };

/** What a method is called with: an operation with a body takes its path parameters before it, where it has any. */
interface Asked {
  readonly values: Values;
  readonly body: unknown;
  readonly options: Options;
}

class Sender {
  constructor(
    private readonly settings: Settings,
    private readonly newKey: (() => string) | undefined,
  ) {}

  methodOf(operation: Operation): (...args: readonly unknown[]) => Call<unknown> {
    return (...args) => {
      const asked = askedOf(operation, args);
      const call = this.call(operation, asked);
      const token = operation.query.find((name) => name === 'pageToken' || name === 'after');
      return token === undefined
        ? call
        : this.list(call, (value) => this.call(operation, { ...asked, values: { ...asked.values, [token]: value } }));
    };
  }

  private call(operation: Operation, asked: Asked): Call<unknown> {
    return underWay(this.send(operation, asked));
  }

  private async send(operation: Operation, { values, body, options: asked }: Asked): Promise<Told<unknown>> {
    const { settings } = this;
    const { method, isSafe, isText } = operation;
    const idempotencyKey = asked.idempotencyKey ?? (isSafe ? undefined : this.newKey?.());
    const options: Options = idempotencyKey === undefined ? asked : { ...asked, idempotencyKey };
    const { accept = isText ? TEXTS : 'application/json' } = options;
    const asText = isText || options.accept !== undefined;
    const url = addressOf(settings.options.baseUrl, operation, { ...values, ...options.query });
    const text = operation.hasBody ? written(body) : undefined;
    const told = {
      accept,
      'content-type': text === undefined ? undefined : 'application/json',
    };
    return perform(
      { method, url, headers: settings.headersOf(told, options), body: text, asText },
      settings.ways,
      settings.mannerOf(isSafe, options),
    );
  }

  private list(first: Call<unknown>, next: (token: Token) => Call<unknown>): Listing<Page> {
    const iterate = () => itemsOf(first as Call<Page>, next as (token: Token) => Call<Page>);
    return Object.assign(first as Call<Page>, { [Symbol.asyncIterator]: iterate });
  }
}

type Token = string | number;

/** A page tells how to go on by a token or a sequence; one of a feed by its cursor, and whether there is more now. */
interface Page {
  readonly items: readonly unknown[];
  readonly nextPageToken?: string;
  readonly nextAfter?: string;
  readonly cursor?: number;
  readonly hasMore?: boolean;
}

async function* itemsOf(first: Call<Page>, next: (token: Token) => Call<Page>): AsyncGenerator<unknown, void, void> {
  let token: Token | undefined;
  for (let page = await first; ; page = await next(token)) {
    yield* page.items;
    const following = page.nextPageToken ?? page.nextAfter ?? (page.hasMore ? page.cursor : undefined);
    if (following === undefined) return;
    if (following === token) throw new ResponseError(200, 'a page leads to itself');
    token = following;
  }
}

function askedOf({ path, query, hasBody }: Operation, args: readonly unknown[]): Asked {
  const hasPath = path.includes('{');
  const takesValues = hasPath || (!hasBody && query.length > 0);
  const rest = takesValues ? args.slice(1) : args;
  const [body, options] = hasBody ? rest : [undefined, rest[0]];
  return { values: (takesValues ? args[0] : undefined) ?? {}, body, options: options ?? {} } as Asked;
}
