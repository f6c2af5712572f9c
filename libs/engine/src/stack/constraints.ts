import { keepCanonical } from '../canonical.js';
import { deepFreeze } from '../freeze.js';
import type { StackConstraint } from '../model/recommend-stack.js';
import type { Option } from '../model/option.js';
import type { Finding } from '../model/report.js';
import type { Locale } from '../model/words.js';
import type { CompiledRule } from '../rules/compiled-rules.js';
import type { Combinations } from './combinations.js';
import { firstWith, pickAt, valueAt } from './projection.js';
import { effectOf, findingsOn, REFUSES, WARNS, type RuleEffects } from './rule-effects.js';
import { choiceOf, type Row } from './stack-space.js';

export type StackWarning = Omit<StackConstraint, 'excludes'>;

const told = new WeakMap<Combinations, Map<Locale, readonly StackConstraint[]>>();

/** The rules that take out combinations, by id, each with the smallest part of a combination that breaks it. Told once for each language. */
export function constraintsOf(combinations: Combinations, locale: Locale): readonly StackConstraint[] {
  let byLocale = told.get(combinations);
  if (!byLocale) told.set(combinations, (byLocale = new Map()));
  let constraints = byLocale.get(locale);
  if (!constraints) byLocale.set(locale, (constraints = tellConstraints(combinations, locale)));
  return constraints;
}

function tellConstraints({ space, effects, refusals }: Combinations, locale: Locale): readonly StackConstraint[] {
  return refusals.flatMap(({ rule: id, excludes }) => {
    const refusing = effects.find(({ rule, effects: of }) => rule.rule.id === id && of.values.includes(REFUSES));
    const options = refusing && firstWith(space, refusing.effects, REFUSES);
    const warning = refusing && options && tellEffect({ space }, refusing.rule, { options, effect: REFUSES, locale });
    return warning ? [deepFreeze({ ...warning, excludes })] : [];
  });
}

const warnings = new WeakMap<RuleEffects, Map<string, StackWarning | undefined>>();

/** The rules that warn of a combination without refusing it, by id. */
export function warningsOf(combinations: Combinations, row: Row, locale: Locale): readonly StackWarning[] {
  return combinations.effects.flatMap((one) => {
    if (valueAt(one.effects, row) !== WARNS) return [];
    const options = pickAt(combinations.space, one.effects, row);
    const held = warnings.get(one) ?? new Map<string, StackWarning | undefined>();
    warnings.set(one, held);
    const key = `${locale} ${options.map(({ id }) => id).join()}`;
    if (!held.has(key)) held.set(key, tellEffect(combinations, one.rule, { options, effect: WARNS, locale }));
    return held.get(key) ?? [];
  });
}

interface Telling {
  readonly options: readonly Option[];
  readonly effect: number;
  readonly locale: Locale;
}

function tellEffect(
  { space }: Pick<Combinations, 'space'>,
  rule: CompiledRule,
  { options, effect, locale }: Telling,
): StackWarning | undefined {
  const part = smallestPart(options, (some) => effectOf(space, rule, some) === effect);
  const [finding] = findingsOn(space, rule, { options: part, locale });
  return finding && tellFinding(finding, part);
}

function tellFinding({ rule, title, message, facts, citations }: Finding, part: readonly Option[]): StackWarning {
  return deepFreeze({
    rule,
    title,
    reason: message,
    options: choiceOf(part),
    facts,
    citations: keepCanonical(citations),
  });
}

/** The first of the smallest sublists of which something holds that holds of the whole list. */
function smallestPart(options: readonly Option[], holds: (some: readonly Option[]) => boolean): readonly Option[] {
  for (let size = 0; size < options.length; size += 1) {
    const found = sublists(options, size).find(holds);
    if (found) return found;
  }
  return options;
}

function sublists<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return list.flatMap((first, at) => sublists(list.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}
