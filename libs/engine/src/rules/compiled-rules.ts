import type { CompiledRelease } from '../compile.js';
import { ruleTargets, type Rule, type RuleCase } from '../model/rule.js';
import { closuresOf, type ExpressionClosures } from './closures.js';

export interface CompiledCase {
  readonly source: RuleCase;
  readonly appliesWhen: ExpressionClosures | undefined;
  readonly seen: readonly { readonly name: string; readonly value: ExpressionClosures }[];
  readonly assert: ExpressionClosures;
}

/** A rule ready to judge. `itemName` is the variable of what it ranges over; none for the cluster and for a transition. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly itemName: string | undefined;
  readonly cases: readonly CompiledCase[];
}

const rulesOf = new WeakMap<CompiledRelease, readonly CompiledRule[]>();
const compiled = new WeakMap<Rule, CompiledRule>();

/** The rules of a release on one design, sorted by id and ready to judge. Made once for a release, so that a document is judged without compiling anything. */
export function compileRules(release: CompiledRelease): readonly CompiledRule[] {
  let rules = rulesOf.get(release);
  if (!rules) {
    rulesOf.set(release, (rules = sortedRules(release, (rule) => rule.for !== 'transition').map(compileRule)));
  }
  return rules;
}

const transitionRulesOf = new WeakMap<CompiledRelease, readonly CompiledRule[]>();

/** The rules of a release on a transition, sorted by id, each of their cases as a rule of its own: every case that applies judges. */
export function compileTransitionRules(release: CompiledRelease): readonly CompiledRule[] {
  let rules = transitionRulesOf.get(release);
  if (!rules) {
    rules = sortedRules(release, (rule) => rule.for === 'transition').flatMap((rule) => casesApart(compileRule(rule)));
    transitionRulesOf.set(release, rules);
  }
  return rules;
}

/** A rule of each case of a rule. */
export function casesApart(rule: CompiledRule): readonly CompiledRule[] {
  return rule.cases.map((one) => ({ ...rule, cases: [one] }));
}

function sortedRules(release: CompiledRelease, isWanted: (rule: Rule) => boolean): readonly Rule[] {
  return release.content.rules.filter(isWanted).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One rule, ready to judge. Throws TypeError on trees that publishing cannot have made. */
export function compileRule(rule: Rule): CompiledRule {
  let ready = compiled.get(rule);
  if (!ready) {
    const itemName = hasItem(rule) ? ruleTargets[rule.for] : undefined;
    const item = itemName === undefined ? [] : [itemName];
    ready = { rule, itemName, cases: rule.cases.map((one) => compileCase(one, item)) };
    compiled.set(rule, ready);
  }
  return ready;
}

const hasItem = (rule: Rule) => rule.for !== 'cluster' && rule.for !== 'transition';

/** The variables of a case: the item, then the entries of `seen`, each of which may use the earlier ones. */
function compileCase(source: RuleCase, item: readonly string[]): CompiledCase {
  const names = [...item, ...source.seen.map(({ name }) => name)];
  return {
    source,
    appliesWhen: source.appliesWhen && closuresOf(source.appliesWhen, item),
    seen: source.seen.map(({ name, value }) => ({ name, value: closuresOf(value, names) })),
    assert: closuresOf(source.assert, names),
  };
}
