import { citationsOf } from './citations.js';
import { DayMemory } from './day-memory.js';
import { deepFreeze } from './freeze.js';
import type { Setting } from './judge-reason.js';
import type { RecommendedOption } from './model/recommend.js';
import { lifecycleOf } from './recommend-facts.js';
import { factView } from './rules/fact-view.js';

type Standing = RecommendedOption['standing'];

const OPTIONS_HELD = 500;
const memory = new DayMemory<Standing>(OPTIONS_HELD);

/**
 * Where an option stands in its life: shown beside the verdict and never scored, since default, recommended and supported are three different things.
 * By status and scope; frozen.
 */
export function standingOf(setting: Setting, option: string): Readonly<Standing> {
  const { release, asOf, locale } = setting;
  return memory.get(factView(release, asOf), `${locale} ${option}`, () => deepFreeze(groupStandings(setting, option)));
}

function groupStandings({ release, asOf, locale }: Setting, option: string): Standing {
  const groups = new Map<string, ReturnType<typeof lifecycleOf>>();
  for (const fact of lifecycleOf(release, option, asOf)) {
    const key = `${fact.value.status}/${fact.value.scope}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, facts]) =>
      facts.slice(0, 1).map(({ value: { status, scope } }) => ({
        status,
        scope,
        facts: facts.map(({ id }) => id),
        citations: citationsOf(release, facts, locale),
      })),
    );
}
