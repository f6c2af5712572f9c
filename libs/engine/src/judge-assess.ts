import type { CompiledRelease } from './compile.js';
import { DayMemory } from './day-memory.js';
import { judgeByFacts, type Judge } from './judge.js';
import { requirementsAskedBy } from './judge-asked.js';
import type { Case } from './judge-reason.js';
import type { Option } from './model/option.js';
import { speaksTo, type Demand } from './recommend-demand.js';
import { guidanceOf } from './recommend-facts.js';
import { factView } from './rules/fact-view.js';
import { valueOn, type Valuation } from './score-value.js';

/** One thing asked of one option: how it was judged, and what it is worth as a preference. */
export interface Assessment extends Case {
  readonly valuation: Valuation;
}

/** What demands are judged by. */
export interface Judging {
  readonly release: CompiledRelease;
  readonly asOf: string;
  readonly judge: Judge;
}

/** How many demands with one value are held for a day, and of how many options each. */
const DEMANDS_HELD = 2000;
const memory = new DayMemory<Map<string, Assessment>>(DEMANDS_HELD);

/**
 * Judges a demand on some options. The same release, day, value and option come to the same object, whatever else a question asks, as long as the judge of the
 * requirement does not ask for it. A bounded number is held, and only of what is judged by the facts.
 */
export function assess(judging: Judging, demand: Demand, options: readonly Option[]): readonly Assessment[] {
  const { release, asOf, judge } = judging;
  if (judge !== judgeByFacts) return options.map((option) => assessAnew(judging, demand, option));
  const held = memory.get(factView(release, asOf), demandKey(demand), () => new Map<string, Assessment>());
  return options.map((option) => {
    let assessment = held.get(option.id);
    if (!assessment) held.set(option.id, (assessment = assessAnew(judging, demand, option)));
    return assessment;
  });
}

/** Tells apart demands that can be judged differently: by requirement, value, and what its judge asks of others. */
export function demandKey({ requirement, value, asked }: Demand): string {
  const others = requirementsAskedBy(requirement);
  const own = `${requirement.id} ${value}`;
  return others.length === 0 ? own : `${own} ${others.map((id) => `${id}=${asked?.get(id) ?? ''}`).join(' ')}`;
}

function assessAnew({ release, asOf, judge }: Judging, demand: Demand, option: Option): Assessment {
  const { requirement, value } = demand;
  const judgement = judge(release, asOf, demand, option.id);
  const guidance = guidanceOf(release, option.id, asOf).filter((line) => speaksTo(line, demand));
  const evidence = { release, asOf, option: option.id, judged: judgement, guidance };
  return {
    demand: { requirement, value },
    option,
    judgement,
    guidance,
    valuation: valueOn(requirement.scale, evidence),
  };
}
