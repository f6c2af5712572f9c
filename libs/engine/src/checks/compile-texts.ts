import { defaultTargetSchema, type Default, type DefaultTarget } from '../model/default.js';
import { formulaTargetSchema, type FormulaTarget } from '../model/formula.js';
import type { ItemKind } from '../model/release.js';
import { ruleTargets, type Rule } from '../model/rule.js';
import { checkExpression, type ExpressionCheck, type Wanted } from '../rules/check.js';
import { formulaContext, judgeContext, matchesContext, ruleContext, type ExpressionContext } from '../rules/context.js';
import type { Type } from '../rules/types.js';
import { catalogWords, type AuthoredLists } from './catalog-words.js';
import { Compiling, type CompiledItem } from './compiling.js';
import { isRecord } from './draft.js';

/** Compiles the expressions of a release's items, each text once in each context. */
export interface TextCompiler {
  /** The item with each expression, given as a text or as an object with a `text`, compiled anew. What cannot be compiled stays as it was and is a problem. */
  compile(kind: ItemKind, item: unknown): CompiledItem;
  /** The type of what a default gives; undefined where it does not compile. */
  typeOfDefault(one: Pick<Default, 'for' | 'value'>): Type | undefined;
}

type Check = (text: string, key: string, context: () => ExpressionContext, wanted?: Wanted) => ExpressionCheck;

/** Makes a compiler for a release from all that the release holds. */
export function textCompiler(lists: AuthoredLists): TextCompiler {
  const words = catalogWords(lists);
  const known = new Map<string, ExpressionCheck>();
  const check: Check = (text, contextKey, context, wanted = 'bool') => {
    const key = JSON.stringify([contextKey, wanted, text]);
    const result = known.get(key) ?? checkExpression(text, context(), wanted);
    known.set(key, result);
    return result;
  };
  const compilers: Partial<Record<ItemKind, (item: Compiling) => unknown>> = {
    option: (item) => item.expression(['matches'], (text) => check(text, 'matches', () => matchesContext(words))),
    requirement: (item) =>
      compileJudge(item, (text, type) => check(text, `judge ${type}`, () => judgeContext(words, type))),
    rule: (item) =>
      compileCases(item, (text, target, seen, wanted) =>
        check(text, `rule ${target} ${JSON.stringify(seen)}`, () => ruleContext(wordsOfRules, target, seen), wanted),
      ),
    formula: (item) =>
      compileFormula(item, (text, target, lines, wanted) =>
        check(
          text,
          `formula ${target} ${JSON.stringify(lines)}`,
          () => formulaContext(wordsOfRules, target, lines),
          wanted,
        ),
      ),
    default: (item) =>
      compileDefault(item, (text, target, wanted) =>
        check(text, `rule ${target} {}`, () => ruleContext(wordsOfRules, target), wanted),
      ),
  };
  const compile = (kind: ItemKind, item: unknown): CompiledItem => {
    const compiling = new Compiling(item);
    if (isRecord(item)) compilers[kind]?.(compiling);
    return compiling.result();
  };
  // What a rule reads depends on what the options it may choose from read.
  const options = words.options.map((option) => compile('option', option).item as typeof option);
  const wordsOfRules = { ...words, options };
  const typeOfDefault = (one: Pick<Default, 'for' | 'value'>) => {
    const result = check(one.value.text, `rule ${one.for} {}`, () => ruleContext(wordsOfRules, one.for), 'any');
    return result.ok ? result.type : undefined;
  };
  return { compile, typeOfDefault };
}

const judgeTypes = ['yes', 'number', 'date'] as const;
type JudgeType = (typeof judgeTypes)[number];

function compileJudge(compiling: Compiling, check: (text: string, type: JudgeType) => ExpressionCheck): void {
  const type = judgeTypes.find((one) => one === compiling.valueAt(['type']));
  if (type) compiling.expression(['judge'], (text) => check(text, type));
}

type Seen = Readonly<Record<string, Type>>;
type CheckInRule = (text: string, target: Rule['for'], seen: Seen, wanted: Wanted) => ExpressionCheck;

function compileCases(compiling: Compiling, check: CheckInRule): void {
  const target = (Object.keys(ruleTargets) as Rule['for'][]).find((one) => one === compiling.valueAt(['for']));
  const cases = compiling.valueAt(['cases']);
  if (target && Array.isArray(cases)) cases.forEach((_, index) => compileCase(compiling, target, index, check));
}

/** An entry of `seen` that cannot be compiled ends its case: what comes after may name it, and would only be refused for that. */
function compileCase(compiling: Compiling, target: Rule['for'], index: number, check: CheckInRule): void {
  const steps = ['cases', index];
  compiling.expression([...steps, 'appliesWhen'], (text) => check(text, target, {}, 'bool'));
  const entries = compiling.valueAt([...steps, 'seen']);
  let seen: Seen = {};
  for (const [at, entry] of (Array.isArray(entries) ? entries : []).entries()) {
    const before = seen;
    const result = compiling.expression([...steps, 'seen', at, 'value'], (text) => check(text, target, before, 'any'));
    if (!result?.ok) return;
    if (isRecord(entry) && typeof entry['name'] === 'string') seen = { ...seen, [entry['name']]: result.type };
  }
  const all = seen;
  compiling.expression([...steps, 'assert'], (text) => check(text, target, all, 'bool'));
}

type CheckInFormula = (text: string, target: FormulaTarget, lines: Seen, wanted: Wanted) => ExpressionCheck;

/** A line that cannot be compiled ends its formula, as an entry of `seen` does its case. */
function compileFormula(compiling: Compiling, check: CheckInFormula): void {
  const target = formulaTargetSchema.safeParse(compiling.valueAt(['for'])).data;
  if (!target) return;
  compiling.expression(['appliesWhen'], (text) => check(text, target, {}, 'bool'));
  const entries = compiling.valueAt(['lines']);
  let lines: Seen = {};
  for (const [at, entry] of (Array.isArray(entries) ? entries : []).entries()) {
    const before = lines;
    const result = compiling.expression(['lines', at, 'value'], (text) => check(text, target, before, 'any'));
    if (!result?.ok) return;
    if (isRecord(entry) && typeof entry['name'] === 'string') lines = { ...lines, [entry['name']]: result.type };
  }
  const all = lines;
  for (const side of ['need', 'have']) compiling.expression([side], (text) => check(text, target, all, 'int'));
}

type CheckInDefault = (text: string, target: DefaultTarget, wanted: Wanted) => ExpressionCheck;

function compileDefault(compiling: Compiling, check: CheckInDefault): void {
  const target = defaultTargetSchema.safeParse(compiling.valueAt(['for'])).data;
  if (!target) return;
  compiling.expression(['when'], (text) => check(text, target, 'bool'));
  compiling.expression(['value'], (text) => check(text, target, 'any'));
}
