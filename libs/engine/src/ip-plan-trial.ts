import type { Design } from './model/design.js';
import type { Moment } from './model/formula.js';
import { chooseOption } from './rules/choose.js';
import type { CompiledFormula } from './rules/compiled-formulas.js';
import { formulaItems } from './rules/context.js';
import { DesignDocument } from './rules/document.js';
import type { FactView } from './rules/fact-view.js';
import { newFrame } from './rules/frame.js';
import { placesOf } from './rules/places.js';
import { Unknown, type Struct } from './rules/values.js';
import { applies, workOut } from './rules/work-out.js';

/** A formula on one place of a planned design, at the hardest of its moments whose need is known. */
export interface Trial {
  readonly formula: CompiledFormula;
  readonly place: number;
  readonly at: Moment;
}

/** What a trial counts in one variant of the design; null where it is not known. */
export interface Count {
  readonly need: number | null;
  readonly have: number | null;
  readonly missing: readonly string[];
}

/** What a formula counts on one place at one moment. */
export function count(view: FactView, design: Design, { formula, place, at }: Trial): Count {
  const document = new DesignDocument(design as Struct, view);
  const item = placesOf(document, formulaItems[formula.formula.for])[place]?.item;
  const { need, have } = workOut(formula, newFrame(document, chooseOption), item, at);
  const open = [need.value, have.value].flatMap((value) => (value instanceof Unknown ? value.$paths : []));
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return { need: number(need.value), have: number(have.value), missing: [...new Set(open)] };
}

/** The formulas that apply to a design, on each of their places. A formula of which nothing is known is tried as the design stands. */
export function trialsOf(view: FactView, design: Design, formulas: readonly CompiledFormula[]): readonly Trial[] {
  const document = new DesignDocument(design as Struct, view);
  const frame = newFrame(document, chooseOption);
  return formulas.flatMap((formula) =>
    placesOf(document, formulaItems[formula.formula.for]).flatMap(({ item, isEmpty }, place) => {
      if (isEmpty || applies(formula, frame, item) !== true) return [];
      const trials = formula.moments.map((at) => ({ formula, place, at })).reverse();
      return trials.find((trial) => count(view, design, trial).need !== null) ?? trials.at(-1) ?? [];
    }),
  );
}

const MOST_NODES = 1_000_000;

/** The most nodes that can be added to one pool, the others as planned, before a trial no longer fits; undefined where the pool makes no difference or nothing is known. */
export function nodesToAdd(view: FactView, design: Design, trial: Trial, pool: number): number | undefined {
  const counted = (more: number) => count(view, growPool(design, pool, more), trial);
  const [planned, next] = [counted(0), counted(1)];
  if (planned.need === null || next.need === null || planned.have === null || next.need <= planned.need)
    return undefined;
  const fits = (more: number) => {
    const { need, have } = counted(more);
    return need !== null && have !== null && need <= have;
  };
  if (!fits(0)) return leastRemoved(design, pool, fits);
  let high = 1;
  while (high < MOST_NODES && fits(high)) high *= 2;
  return largest(fits, Math.floor(high / 2), high);
}

/** Where the plan itself does not fit: how many nodes fewer would, as a number below zero. */
function leastRemoved(design: Design, pool: number, fits: (more: number) => boolean): number | undefined {
  const { count: nodes } = design.agentPools?.[pool] ?? {};
  const low = -(nodes ?? 0);
  return fits(low) ? largest(fits, low, 0) : undefined;
}

/** The largest number for which something holds, where it holds for `low` and not for `high`. */
function largest(holds: (number: number) => boolean, low: number, high: number): number {
  let [sure, refused] = [low, high];
  while (refused - sure > 1) {
    const middle = Math.floor((sure + refused) / 2);
    if (holds(middle)) sure = middle;
    else refused = middle;
  }
  return sure;
}

function growPool(design: Design, pool: number, more: number): Design {
  if (more === 0) return design;
  const agentPools = (design.agentPools ?? []).map((one, index) => {
    if (index !== pool) return one;
    const grown = (nodes: number | null | undefined) => (typeof nodes === 'number' ? nodes + more : nodes);
    return { ...one, count: grown(one.count), ...('maxCount' in one ? { maxCount: grown(one.maxCount) } : {}) };
  });
  return { ...design, agentPools } as Design;
}
