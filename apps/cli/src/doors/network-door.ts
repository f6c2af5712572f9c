import { canonicalJson } from '@plimsoll/engine';
import { createAdminClient, type AdminOperations } from '@plimsoll/sdk/admin';
import { createClient, PlimsollError, ProblemError, type Operations } from '@plimsoll/sdk';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import { ServiceError, ToolError } from '../failure.js';
import type { Door, JudgedLine, Origin, Question } from './door.types.js';

/** The operations of verbs that are not called as they are. */
const operations: Readonly<Record<string, string>> = { answersDiff: 'diffAnswers' };

type Method = (body: unknown, options: unknown) => Promise<unknown>;

/** A running service, through its generated client. Throws ToolError for what is no address. */
export function networkDoor(server: string, token: string | undefined): Door {
  const place = placeOf(server);
  const call = callerOf(server, token);
  return {
    ask: (verb, question) => call(operations[verb] ?? verb, question),
    sarif: async (question: Question, artifactUri) => {
      const query = artifactUri === undefined ? {} : { artifactUri };
      return String(await call('validate', question, { accept: 'application/sarif+json', query }));
    },
    judgeMany: (questions) => judgeMany(questions, { server, token, place }),
    diff: (catalog = DEFAULT_CATALOG, from, to) => call('diffReleases', { catalog, from, to }),
    snapshot: async (catalog = DEFAULT_CATALOG, ref) => canonicalJson(await call('getSnapshot', { catalog, ref })),
    origin: async (catalog = DEFAULT_CATALOG, ref) => {
      const release = (await call('getRelease', { catalog, ref })) as Origin['release'];
      return { kind: 'network', place, release };
    },
  };
}

/** Calls operations of a service by their names. Throws ToolError for what is no address. */
export function callerOf(
  server: string,
  token: string | undefined,
): (name: string, body: unknown, options?: object) => Promise<unknown> {
  // The questions are checked by the service: whoever typed them is told its words.
  const place = placeOf(server);
  const methods = clientFor(server, token) as unknown as Readonly<Record<string, Method | undefined>>;
  return (name, body, options = {}) =>
    atServer(place, () => {
      const method = methods[name];
      if (!method) throw new ToolError(`this client cannot ask for ${name}`);
      return method(body, options);
    });
}

function clientFor(server: string, token: string | undefined): Operations & AdminOperations {
  const options = { baseUrl: server, ...(token === undefined ? {} : { token }) };
  return { ...createClient(options), ...createAdminClient(options) };
}

/** An address as it may be shown: without a name and password in it. Throws ToolError for what is none. */
export function placeOf(server: string): string {
  if (!/^https?:\/\//i.test(server) || !URL.canParse(server))
    throw new ToolError('the server is no address such as https://plimsoll.example.com');
  const url = new URL(server);
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

async function atServer<T>(place: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw failureAt(place, error);
  }
}

/** What failed at a service, with its address where the service itself said nothing. */
export function failureAt(place: string, error: unknown): unknown {
  const isOfService = error instanceof PlimsollError && !(error instanceof ProblemError);
  return isOfService ? new ServiceError(`${place}: ${error.message}`, { cause: error }) : error;
}

interface Service {
  readonly server: string;
  readonly token: string | undefined;
  readonly place: string;
}

async function* judgeMany(
  questions: AsyncIterable<Question>,
  { server, token, place }: Service,
): AsyncGenerator<JudgedLine> {
  const { createBatchClient } = await import('@plimsoll/sdk/batch');
  const client = createBatchClient({ baseUrl: server, ...(token === undefined ? {} : { token }) });
  try {
    // Documents are checked by the service: whoever named them is told its words.
    yield* client.validateBatch(questions as Parameters<typeof client.validateBatch>[0]) as AsyncGenerator<JudgedLine>;
  } catch (error) {
    throw failureAt(place, error);
  }
}
