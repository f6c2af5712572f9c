import { dayAfter } from './addresses/day.js';
import { judgeByFacts } from './judge.js';
import { assess, demandKey, type Judging } from './judge-assess.js';
import { DayMemory } from './day-memory.js';
import type { Fact } from './model/fact.js';
import type { Option } from './model/option.js';
import type { Requirement } from './model/requirement.js';
import type { Demand } from './recommend-demand.js';
import { factView, type FactView } from './rules/fact-view.js';
import type { AskedValues } from './rules/frame.js';

type Value = Demand['value'];

/** At most this many values are tried. */
const MOST_VALUES = 40;

const LISTS_HELD = 500;
const memory = new DayMemory<readonly Value[]>(LISTS_HELD);

/**
 * The values at which a requirement can come out in another way, lowest first: yes; the limits that its judgement reads, and one beyond each; the days on which an end that it
 * reads begins, and the day before each. For a number of which no limit is recorded, its own bounds.
 */
export function valuesToTry(
  judging: Judging,
  requirement: Requirement,
  options: readonly Option[],
  asked: AskedValues,
): readonly Value[] {
  if (requirement.type === 'yes') return [true];
  const view = factView(judging.release, judging.asOf);
  const probes = probesOf(requirement, judging.asOf).map((value) => demandOf(requirement, value, asked));
  const find = () => {
    const judgements = probes.flatMap((probe) => assess(judging, probe, options)).map(({ judgement }) => judgement);
    const facts = judgements.flatMap((one) => [...one.facts, ...one.opponents]);
    return requirement.type === 'date' ? daysIn(facts, view) : numbersIn(facts, requirement);
  };
  if (judging.judge !== judgeByFacts) return find();
  return memory.get(view, [...probes.map(demandKey), ...options.map(({ id }) => id)].join(' '), find);
}

function demandOf(requirement: Requirement, value: Value, asked: AskedValues): Demand {
  return { requirement, value, strength: 'must', weight: 1, asked };
}

/** Values to judge with only to see what is read. */
function probesOf({ type, min, max }: Requirement, asOf: string): readonly Value[] {
  if (type === 'date') return [asOf];
  const bounds = [min, max].filter((bound) => bound !== undefined);
  return bounds.length > 0 ? bounds : [1];
}

function daysIn(facts: readonly Fact[], { asOf }: FactView): readonly string[] {
  const days = facts.flatMap(({ value }) => {
    if (value.type !== 'lifecycle' || value.from === undefined) return [];
    return [dayAfter(value.from, -1), value.from];
  });
  const ahead = days.filter((day) => day !== undefined).filter((day) => day >= asOf);
  return [...new Set(ahead)].sort().slice(0, MOST_VALUES);
}

function numbersIn(facts: readonly Fact[], { min = -Infinity, max = Infinity }: Requirement): readonly number[] {
  const limits = facts.flatMap(({ value }) => {
    if (value.type !== 'limit' || value.number === undefined) return [];
    return value.op === 'min' ? [value.number - 1, value.number] : [value.number, value.number + 1];
  });
  const inRange = limits.filter((limit) => limit >= min && limit <= max);
  const bounds = [min, max].filter((bound) => Number.isFinite(bound));
  const values = inRange.length > 0 ? inRange : bounds;
  return [...new Set(values)].sort((a, b) => a - b).slice(0, MOST_VALUES);
}
