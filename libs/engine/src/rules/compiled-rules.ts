import type { CompiledRelease } from '../compile.js';
import { ruleTargets, type Rule, type RuleCase } from '../model/rule.js';
import { closuresOf, type ExpressionClosures } from './closures.js';

export interface CompiledCase {
  readonly source: RuleCase;
  readonly appliesWhen: ExpressionClosures | undefined;
  readonly seen: readonly { readonly name: string; readonly value: ExpressionClosures }[];
  readonly assert: ExpressionClosures;
}

/** A rule ready to judge. `itemName` is the variable of what it ranges over; none for the cluster. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly itemName: string | undefined;
  readonly cases: readonly CompiledCase[];
}

const rulesOf = new WeakMap<CompiledRelease, readonly CompiledRule[]>();
const compiled = new WeakMap<Rule, CompiledRule>();

/** The rules of a release, sorted by id and ready to judge. Made once for a release, so that a document is judged without compiling anything. */
export function compileRules(release: CompiledRelease): readonly CompiledRule[] {
  let rules = rulesOf.get(release);
  if (!rules) {
    const sorted = [...release.content.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    rulesOf.set(release, (rules = sorted.map(compileRule)));
  }
  return rules;
}

/** One rule, ready to judge. Throws TypeError on trees that publishing cannot have made. */
export function compileRule(rule: Rule): CompiledRule {
  let ready = compiled.get(rule);
  if (!ready) {
    const itemName = rule.for === 'cluster' ? undefined : ruleTargets[rule.for];
    const item = itemName === undefined ? [] : [itemName];
    ready = { rule, itemName, cases: rule.cases.map((one) => compileCase(one, item)) };
    compiled.set(rule, ready);
  }
  return ready;
}

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
