import { canonicalJson } from '@plimsoll/engine';
import { createClient } from '@plimsoll/sdk';
import { openRelease, type OpenedRelease } from '@plimsoll/sdk/offline';
import type { Door } from './doors.js';

const operations: Readonly<Record<string, string>> = {
  'answers-diff': 'diffAnswers',
  'compare-releases': 'compare',
  'ip-plan': 'ipPlan',
};

type Method = (body: unknown) => Promise<unknown>;

/** The running service through the generated client. */
export function sdkDoor(baseUrl: string): Door {
  const client = createClient({ baseUrl });
  const methods = client as unknown as Readonly<Record<string, Method | undefined>>;
  return {
    name: 'sdk',
    ask: async ({ verb, release, question }) => {
      if (verb === 'diff') return canonicalJson(await client.diffReleases({ catalog: 'aks-networking', ...question }));
      const ask = methods[operations[verb] ?? verb];
      if (!ask) throw new Error(`the client has no ${verb}`);
      return canonicalJson(await ask({ ...(release ? { release } : {}), ...question }));
    },
  };
}

/** What is asked of more than one release; whoever holds one release alone has no answer to it. */
const ofSeveralReleases: ReadonlySet<string> = new Set(['answers-diff', 'compare-releases', 'diff', 'explain']);

/** Snapshots of the service's releases, opened and asked without it. What only several releases can answer is asked of the first door. */
export function offlineDoor(baseUrl: string, first: Door): Door {
  const client = createClient({ baseUrl });
  const opened = new Map<string, OpenedRelease>();
  const open = async (ref: string) => {
    const found = opened.get(ref) ?? openRelease(await client.getSnapshot({ catalog: 'aks-networking', ref }));
    opened.set(ref, found);
    return found as unknown as Readonly<Record<string, ((question: unknown) => unknown) | undefined>>;
  };
  return {
    name: 'offline',
    ask: async (scenario) => {
      const { verb, release = 'current', question } = scenario;
      if (ofSeveralReleases.has(verb)) return first.ask(scenario);
      const ask = (await open(release))[operations[verb] ?? verb];
      if (!ask) throw new Error(`an opened release has no ${verb}`);
      return canonicalJson(ask(question));
    },
  };
}
