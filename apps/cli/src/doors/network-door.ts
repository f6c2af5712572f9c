import { canonicalJson } from '@plimsoll/engine';
import { createClient, PlimsollError, ProblemError, type Operations } from '@plimsoll/sdk';
import { ServiceError, ToolError } from '../failure.js';
import type { Door, Origin, Question } from './door.types.js';

type Method = (body: unknown, options: unknown) => Promise<unknown>;

/** A running service, through its generated client. Throws ToolError for what is no address. */
export function networkDoor(server: string, token: string | undefined): Door {
  const client = clientFor(server, token);
  const place = placeOf(server);
  // The questions are checked by the service: whoever typed them is told its words.
  const methods = client as unknown as Readonly<Record<string, Method | undefined>>;
  const call = (name: string, body: unknown, options: object = {}) =>
    atServer(place, () => {
      const method = methods[name];
      if (!method) throw new ToolError(`this client cannot ask for ${name}`);
      return method(body, options);
    });
  return {
    ask: (verb, question) => call(verb, question),
    explain: async (question) => (methods['explain'] ? call('explain', question) : undefined),
    sarif: async (question: Question, artifactUri) => {
      const query = artifactUri === undefined ? {} : { artifactUri };
      return String(await call('validate', question, { accept: 'application/sarif+json', query }));
    },
    diff: (catalog, from, to) => call('diffReleases', { catalog, from, to }),
    snapshot: async (catalog, ref) => canonicalJson(await call('getSnapshot', { catalog, ref })),
    origin: async (catalog, ref) => {
      const release = (await call('getRelease', { catalog, ref })) as Origin['release'];
      return { kind: 'network', place, release };
    },
  };
}

function clientFor(server: string, token: string | undefined): Operations {
  if (!/^https?:\/\//i.test(server) || !URL.canParse(server))
    throw new ToolError('the server is no address such as https://plimsoll.example.com');
  return createClient({ baseUrl: server, ...(token === undefined ? {} : { token }) });
}

/** An address as it may be shown: without a name and password in it. */
function placeOf(server: string): string {
  const url = new URL(server);
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

async function atServer<T>(place: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof PlimsollError && !(error instanceof ProblemError))
      throw new ServiceError(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}
