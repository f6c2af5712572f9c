import type { Moment } from './model/formula.js';
import type { BudgetLine, BudgetMoment } from './model/ip-budget.js';
import type { Locale } from './model/words.js';
import type { CompiledFormula } from './rules/compiled-formulas.js';
import type { Reading } from './rules/fact-view.js';
import type { Frame } from './rules/frame.js';
import type { Place } from './rules/places.js';
import { toJson } from './rules/show.js';
import { Unknown, type Value } from './rules/values.js';
import { workOut, type WorkedFormula, type WorkedLine } from './rules/work-out.js';

interface Shown {
  readonly moments: BudgetMoment[];
  readonly reads: readonly Reading[];
}

/** A formula on one place at each of its moments, as answers show it, with all that was read for it. */
export function showFormula(
  compiled: CompiledFormula,
  frame: Frame,
  { place, locale }: { readonly place: Place; readonly locale: Locale },
): Shown {
  const reads: Reading[] = [];
  const moments = compiled.moments.map((at) => {
    const worked = workOut(compiled, frame, place.item, at);
    for (const one of [...worked.lines, worked.need, worked.have]) reads.push(...one.reads);
    return showMoment(compiled, worked, { at, locale });
  });
  return { moments, reads };
}

const sideTexts = {
  need: { en: 'Needed', ja: '必要な数' },
  have: { en: 'Available', ja: '使用できる数' },
} as const;

/** One moment of a formula that was worked out. */
function showMoment(
  { formula }: CompiledFormula,
  worked: WorkedFormula,
  { at, locale }: { readonly at: Moment; readonly locale: Locale },
): BudgetMoment {
  const values = new Map(worked.lines.map(({ line, value }) => [line.name, value]));
  const lines = worked.lines.map((one, index) => showLine(one, formula.lines[index]?.text[locale] ?? '', values));
  const sides = (['need', 'have'] as const).map((side) => showLine(worked[side], sideTexts[side][locale], values));
  const [need, have] = [countOf(worked.need.value), countOf(worked.have.value)];
  const isKnown = need !== null && have !== null;
  return {
    at,
    lines: [...lines, ...sides],
    need,
    have,
    fits: isKnown ? need <= have : null,
    left: isKnown ? have - need : null,
    missing: missingOf([worked.need.value, worked.have.value]),
  };
}

const countOf = (value: Value): number | null => (typeof value === 'number' ? value : null);

function missingOf(values: readonly Value[]): string[] {
  return [...new Set(values.flatMap((value) => (value instanceof Unknown ? value.$paths : [])))].sort();
}

function showLine({ line, value, reads }: WorkedLine, text: string, values: ReadonlyMap<string, Value>): BudgetLine {
  const numbers: BudgetLine['numbers'] = {};
  for (const name of line.operands) numbers[name] = toJson(values.get(name) ?? new Unknown([name]));
  return {
    name: line.name,
    text,
    expression: line.value.expression.text,
    numbers,
    value: toJson(value),
    facts: idsOf(reads),
  };
}

/** The ids of the facts of some readings, sorted, without doubles. Most lines read nothing, and then mostly one thing. */
function idsOf(reads: readonly Reading[]): string[] {
  if (reads.length === 0) return [];
  const ids = new Set<string>();
  for (const { facts } of reads) for (const { id } of facts) ids.add(id);
  return [...ids].sort();
}
