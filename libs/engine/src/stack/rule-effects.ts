import type { Option } from '../model/option.js';
import type { ReadDocument } from '../model/report.js';
import type { Locale } from '../model/words.js';
import { chooseOption } from '../rules/choose.js';
import { casesApart, compileRules, type CompiledRule } from '../rules/compiled-rules.js';
import { DesignDocument } from '../rules/document.js';
import { newFrame } from '../rules/frame.js';
import { judgeFully } from '../rules/judge.js';
import { placesOf } from '../rules/places.js';
import type { Struct } from '../rules/values.js';
import { judgeRules } from '../validate.js';
import type { Finding } from '../model/report.js';
import { pathsRead } from './design-reach.js';
import { categoriesReached, project, type Projection } from './projection.js';
import { designOf, type StackSpace } from './stack-space.js';

/** What a rule says of options together: nothing against them, a warning, or a refusal. */
const NONE = 0;
export const WARNS = 1;
export const REFUSES = 2;

/** A rule, or one case of a rule of which every case judges, with what it says of every combination that it can tell apart. */
export interface RuleEffects {
  readonly rule: CompiledRule;
  readonly effects: Projection;
}

/**
 * What the rules of a release say of the combinations of a space, sorted by rule. A rule depends on the categories alone whose options tell what it
 * reads, so it is judged once for each combination of those, however many the space has. Left out are rules that have nothing against any of them,
 * and warnings that do not depend on the options.
 */
export function ruleEffects(space: StackSpace): readonly RuleEffects[] {
  return compileRules(space.view.release)
    .flatMap((rule) => (rule.rule.everyCase ? casesApart(rule) : [rule]))
    .map((rule) => ({ rule, effects: effectsOf(space, rule) }))
    .filter(({ effects }) =>
      effects.values.some((effect) => effect === REFUSES || (effect === WARNS && effects.at.length > 0)),
    );
}

function effectsOf(space: StackSpace, rule: CompiledRule): Projection {
  const at = categoriesReached(space, readBy(space, rule));
  return project(space, at, (options) => effectOf(space, rule, options));
}

/** The paths that a rule reads, the list that it ranges over among them. */
function readBy({ view }: StackSpace, { rule, cases }: CompiledRule): readonly string[] {
  const expressions = cases.flatMap(({ source }) => [
    ...(source.appliesWhen ? [source.appliesWhen] : []),
    ...source.seen.map(({ value }) => value),
    source.assert,
  ]);
  const lists = placesOf(new DesignDocument({}, view), rule.for).map(({ path }) => path);
  const ranged = lists.filter((path) => path !== '');
  return [...ranged, ...expressions.flatMap((expression) => pathsRead(view.release, expression))];
}

/** What a rule says of a design that uses some options and says nothing else. */
export function effectOf(space: StackSpace, rule: CompiledRule, options: readonly Option[]): number {
  const design = designOf(options);
  const document = new DesignDocument(design as Struct, space.view);
  const frame = newFrame(document, chooseOption, space.horizon);
  const isBroken = placesOf(document, rule.rule.for).some(
    (place) => place.isEmpty !== true && judgeFully(rule, frame, place.item).result === 'fail',
  );
  if (!isBroken) return NONE;
  const severities = findingsOn(space, rule, { options, locale: 'en' }).map(({ severity }) => severity);
  if (severities.includes('error')) return REFUSES;
  return severities.includes('warning') ? WARNS : NONE;
}

/** What a rule finds broken in a design that uses some options and says nothing else, the worst first. */
export function findingsOn(
  space: StackSpace,
  rule: CompiledRule,
  { options, locale }: { readonly options: readonly Option[]; readonly locale: Locale },
): readonly Finding[] {
  const design = designOf(options);
  const read: ReadDocument = { format: 'design', design, pointers: {}, unmapped: [] };
  const document = new DesignDocument(design as Struct, space.view);
  const told = judgeRules([rule], document, { read, locale, horizon: space.horizon });
  const broken = told.map(({ finding }) => finding).filter(({ result }) => result === 'fail');
  return broken.sort((a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity));
}

const worst: readonly Finding['severity'][] = ['error', 'warning', 'note'];
