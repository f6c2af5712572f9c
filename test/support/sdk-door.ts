import { canonicalJson } from '@plimsoll/engine';
import { createClient } from '@plimsoll/sdk';
import { openCatalog, openRelease, type OpenedRelease } from '@plimsoll/sdk/offline';
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

/** What an opened release has no answer to: these are asked of a catalog that was opened. */
const ofSeveralReleases: ReadonlySet<string> = new Set(['answers-diff', 'compare-releases', 'diff', 'explain']);

/** Snapshots of the service's releases, opened and asked without it: one release alone where one is enough, and as a catalog where several are asked. */
export async function offlineDoor(baseUrl: string): Promise<Door> {
  const client = createClient({ baseUrl });
  const snapshot = (ref: number | string) => client.getSnapshot({ catalog: 'aks-networking', ref: String(ref) });
  const { items } = await client.listReleases({ catalog: 'aks-networking' });
  const shelf = { catalog: 'aks-networking', releases: items, snapshot };
  const catalog = openCatalog(shelf) as unknown as Readonly<Record<string, Method | undefined>>;
  const opened = new Map<string, OpenedRelease>();
  const open = async (ref: string) => {
    const found = opened.get(ref) ?? openRelease(await snapshot(ref));
    opened.set(ref, found);
    return found as unknown as Readonly<Record<string, ((question: unknown) => unknown) | undefined>>;
  };
  return {
    name: 'offline',
    ask: async ({ verb, release = 'current', question }) => {
      const name = verb === 'answers-diff' ? 'answersDiff' : (operations[verb] ?? verb);
      const several = ofSeveralReleases.has(verb);
      const ask = (several ? catalog : await open(release))[name];
      if (!ask) throw new Error(`nothing opened has ${verb}`);
      return canonicalJson(await ask(several ? { ...(verb === 'explain' ? { release } : {}), ...question } : question));
    },
  };
}
