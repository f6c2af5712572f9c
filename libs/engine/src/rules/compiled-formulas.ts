import type { CompiledRelease } from '../compile.js';
import type { Formula, Moment } from '../model/formula.js';
import { ruleTargets } from '../model/rule.js';
import { closuresOf, type ExpressionClosures } from './closures.js';
import { formulaItems, momentNames } from './context.js';

/** A line, `need` or `have` of a formula, with the names of the earlier lines that it reads. */
export interface CompiledLine {
  readonly name: string;
  readonly value: ExpressionClosures;
  readonly operands: readonly string[];
}

/** A formula ready to be worked out. `moments` are those that make a difference to it. */
export interface CompiledFormula {
  readonly formula: Formula;
  readonly hasItem: boolean;
  readonly appliesWhen: ExpressionClosures | undefined;
  readonly lines: readonly CompiledLine[];
  readonly need: CompiledLine;
  readonly have: CompiledLine;
  readonly moments: readonly Moment[];
}

const formulasOf = new WeakMap<CompiledRelease, readonly CompiledFormula[]>();

/** The formulas of a release by order, then id, ready to be worked out. Made once for a release; empty where it holds none. */
export function compileFormulas(release: CompiledRelease): readonly CompiledFormula[] {
  let formulas = formulasOf.get(release);
  if (!formulas) {
    const sorted = [...(release.content.formulas ?? [])].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    formulasOf.set(release, (formulas = sorted.map(compileFormula)));
  }
  return formulas;
}

function compileFormula(formula: Formula): CompiledFormula {
  const target = formulaItems[formula.for];
  const first = [...(target === 'cluster' ? [] : [ruleTargets[target]]), ...momentNames];
  const lineNames = formula.lines.map(({ name }) => name);
  const names = [...first, ...lineNames];
  const compileLine = (name: string, expression: Formula['need']): CompiledLine => {
    const value = closuresOf(expression, names);
    const read = namesIn(value.tree);
    return { name, value, operands: lineNames.filter((one) => read.has(one)) };
  };
  const lines = formula.lines.map(({ name, value }) => compileLine(name, value));
  const [need, have] = [compileLine('need', formula.need), compileLine('have', formula.have)];
  return {
    formula,
    hasItem: target !== 'cluster',
    appliesWhen: formula.appliesWhen && closuresOf(formula.appliesWhen, names),
    lines,
    need,
    have,
    moments: momentsOf([...lines, need, have]),
  };
}

function momentsOf(lines: readonly CompiledLine[]): readonly Moment[] {
  const read = new Set(lines.flatMap(({ value }) => [...namesIn(value.tree)]));
  const [upgrades, grows] = momentNames.map((name) => read.has(name));
  return [
    'now',
    ...(upgrades ? (['upgrade'] as const) : []),
    ...(grows ? (['maximum'] as const) : []),
    ...(upgrades && grows ? (['peak'] as const) : []),
  ];
}

/** The named variables that a tree reads. */
function namesIn(tree: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof tree !== 'object' || tree === null) return found;
  if ('k' in tree && tree.k === 'given' && 'name' in tree) found.add(String(tree.name));
  for (const part of Object.values(tree)) namesIn(part, found);
  return found;
}
