import { keepCanonical } from './canonical.js';
import { DayMemory } from './day-memory.js';
import { deepFreeze } from './freeze.js';
import type { Setting } from './judge-reason.js';
import { designSchema } from './model/design.js';
import type { Option } from './model/option.js';
import type { PlatformReason } from './model/recommend.js';
import { DEFAULT_HORIZON_DAYS } from './model/report.js';
import { factView } from './rules/fact-view.js';
import { validate } from './validate.js';

const OPTIONS_HELD = 500;
const memory = new DayMemory<readonly PlatformReason[]>(OPTIONS_HELD);

/**
 * The rules of the release that a design breaks by using the option at all, whatever is asked: what `validate` finds wrong, as an error, with what the option says of
 * a design and nothing else. Empty for an option that says nothing of one. Each rule once, by id; frozen.
 */
export function platformReasons(setting: Setting, option: Option): readonly PlatformReason[] {
  const { release, asOf, locale } = setting;
  if (option.design === undefined) return [];
  return memory.get(factView(release, asOf), `${locale} ${option.id}`, () => judgeAlone(setting, option));
}

function judgeAlone({ release, asOf, locale }: Setting, option: Option): readonly PlatformReason[] {
  const design = designSchema.parse(option.design);
  const read = { format: 'design', design, pointers: {}, unmapped: [] } as const;
  const { findings } = validate(release, read, { asOf, locale, horizon: DEFAULT_HORIZON_DAYS });
  const broken = findings.filter(({ result, severity }) => result === 'fail' && severity === 'error');
  const first = broken.filter(({ rule }, index) => broken.findIndex((other) => other.rule === rule) === index);
  const reasons = first.map(({ rule, message, facts, citations }) => ({ rule, reason: message, facts, citations }));
  return keepCanonical(deepFreeze(reasons));
}
