import { DayMemory } from './day-memory.js';
import { deepFreeze } from './freeze.js';
import type { Setting } from './judge-reason.js';
import { mergeDesigns } from './merge-designs.js';
import { designSchema } from './model/design.js';
import type { Option } from './model/option.js';
import type { Migration } from './model/recommend.js';
import type { ReadDocument } from './model/report.js';
import { DEFAULT_HORIZON_DAYS } from './model/report.js';
import { factView } from './rules/fact-view.js';
import { transition } from './transition.js';

const WAYS_HELD = 500;
const memory = new DayMemory<Migration>(WAYS_HELD);

/**
 * The way from the options in use to others of theirs, as `transition` tells it of the designs that they say. `to` takes the place of what is in use of its categories; the
 * rest stays. Nothing can be told of an option that says nothing of a design: the verdict is then `unknown`. Frozen.
 */
export function migrationTo(setting: Setting, current: readonly Option[], to: readonly Option[]): Migration {
  const { release, asOf, locale } = setting;
  const key = [locale, ...idsOf(current), '>', ...idsOf(to)].join(' ');
  return memory.get(factView(release, asOf), key, () => deepFreeze(tellWay(setting, current, to)));
}

const idsOf = (options: readonly Option[]) => options.map(({ id }) => id);

function tellWay({ release, asOf, locale }: Setting, current: readonly Option[], to: readonly Option[]): Migration {
  const replaced = new Set(to.map(({ category }) => category));
  const after = [...current.filter(({ category }) => !replaced.has(category)), ...to];
  const from = idsOf(current);
  if ([...current, ...to].some(({ design }) => design === undefined))
    return { from, verdict: 'unknown', steps: [], frozen: [], offFirst: [], unjudged: [] };
  const question = { asOf, locale, horizon: DEFAULT_HORIZON_DAYS };
  const answer = transition(release, designBy(current), designBy(after), question);
  const { verdict, steps, frozen, offFirst, unjudged } = answer;
  return { from, verdict, steps, frozen, offFirst, unjudged };
}

function designBy(options: readonly Option[]): ReadDocument {
  const design = mergeDesigns(
    {},
    options.map((option) => option.design),
  );
  return { format: 'design', design: designSchema.parse(design), pointers: {}, unmapped: [] };
}
