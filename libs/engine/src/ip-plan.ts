import { Cidr, parseCidr } from './addresses/address.js';
import { questionProblem } from './compare-question.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { fillDefaults } from './defaults.js';
import { showDefaults } from './defaults-used.js';
import { ipBudget } from './ip-budget.js';
import { plannedDesign } from './ip-plan-design.js';
import { choicesFor, growthOf, smallestFor, type RangeToSize } from './ip-plan-ranges.js';
import { count, trialsOf, type Trial } from './ip-plan-trial.js';
import type { Asked } from './model/answer.js';
import type { Design } from './model/design.js';
import type { BudgetEntry } from './model/ip-budget.js';
import type { IpPlanAnswer, IpPlanQuestion, IpPlanRange } from './model/ip-plan.js';
import type { Problem } from './model/problem.js';
import { chosenOptions } from './chosen-options.js';
import { compileFormulas } from './rules/compiled-formulas.js';
import { DesignDocument } from './rules/document.js';
import { factView, type FactView } from './rules/fact-view.js';
import type { Struct } from './rules/values.js';

/** The format that defaults name when they are for the question of a plan. */
const FORMAT = 'ip-plan';

/**
 * Sizes a network before it is built: for what is planned, the smallest subnets and pod CIDR, and how far each size can grow, by the formulas that judge a
 * design. Throws Problem (422): an option that is unknown or that no words describe, names given twice, a release without formulas.
 */
export function ipPlan(release: CompiledRelease, question: Asked<IpPlanQuestion>): IpPlanAnswer {
  const formulas = compileFormulas(release);
  if (formulas.length === 0) throw noFormulas(release);
  const view = factView(release, question.asOf);
  const planned = { format: 'design', design: plannedDesign(view, question), pointers: {}, unmapped: [] } as const;
  const { read, defaults } = fillDefaults(view, planned, FORMAT);
  const plan: Plan = { view, question, design: read.design, trials: trialsOf(view, read.design, formulas) };
  return {
    kind: 'plimsoll-ip-plan/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf: question.asOf,
    locale: question.locale,
    options: chosenOptions(new DesignDocument(read.design as Struct, view)),
    ranges: rangesOf(plan).map((range) => sizeRange(plan, range)),
    others: othersOf(plan),
    defaults: showDefaults([...defaults.values()]),
  };
}

function noFormulas({ ref }: CompiledRelease): Problem {
  const code = 'release-without-formulas';
  const detail = `release ${ref.sequence} of ${ref.catalog} says nothing of how addresses are counted`;
  return questionProblem([{ pointer: '/release', code, detail }]);
}

interface Plan {
  readonly view: FactView;
  readonly question: Asked<IpPlanQuestion>;
  readonly design: Design;
  readonly trials: readonly Trial[];
}

/** Where a range lies makes no difference to its size. */
const rangeOfLength = (prefixLength: number) => `0.0.0.0/${prefixLength}`;

function rangesOf({ question, design, trials }: Plan): readonly RangeToSize[] {
  const subnets = (design.subnets ?? []).map((subnet, index) => ({
    for: 'subnets' as const,
    name: subnet.name ?? '',
    trials: trials.filter(({ formula, place }) => formula.formula.for === 'subnets' && place === index),
    asked: question.subnets?.find(({ name }) => name === subnet.name)?.prefixLength,
    at: (length: number) => ({ ...design, subnets: withPrefix(design, index, length) }),
  }));
  const pods = {
    for: 'pod-cidrs' as const,
    name: 'pod CIDR',
    trials: trials.filter(({ formula }) => formula.formula.for === 'pod-cidrs'),
    asked: askedPodCidr(question),
    at: (length: number) => ({ ...design, network: { ...design.network, podCidrs: [rangeOfLength(length)] } }),
  };
  return [...subnets, pods].filter((range) => range.trials.length > 0);
}

function withPrefix({ subnets }: Design, at: number, length: number): Design['subnets'] {
  return (subnets ?? []).map((subnet, index) =>
    index === at ? { ...subnet, prefixes: [rangeOfLength(length)] } : subnet,
  );
}

function askedPodCidr({ network }: IpPlanQuestion): number | undefined {
  const ranges = (network?.podCidrs ?? []).map(parseCidr);
  return ranges.find((range): range is Cidr => range instanceof Cidr && range.family === 4)?.prefixLength;
}

function sizeRange({ view, question, design }: Plan, range: RangeToSize): IpPlanRange {
  const bound = range.trials.filter(({ formula }) => !formula.formula.advice);
  const smallest = smallestFor(view, range, bound);
  const sized = smallest === null ? design : range.at(smallest);
  const open = range.trials.flatMap((trial) => count(view, sized, trial).missing);
  return {
    for: range.for,
    name: range.name,
    smallest,
    advised: smallestFor(view, range, range.trials),
    choices: choicesFor(view, range, smallest),
    formulas: entriesOf({ view, question }, sized).filter((entry) => isOf(entry, range)),
    missing: [...new Set(open)].sort(),
  };
}

function isOf(entry: BudgetEntry, range: RangeToSize): boolean {
  return entry.for === range.for && (range.for === 'pod-cidrs' || entry.name === range.name);
}

function entriesOf({ view, question }: Pick<Plan, 'view' | 'question'>, design: Design): readonly BudgetEntry[] {
  const read = { format: 'design', design, pointers: {}, unmapped: [] } as const;
  return (ipBudget({ view, read, locale: question.locale }) ?? []).filter(({ moments }) => moments.length > 0);
}

/** What is counted besides ranges. The entries stand in the order of the trials, which is the formulas'. */
function othersOf(plan: Plan): IpPlanAnswer['others'] {
  const isOther = (target: string) => target === 'cluster' || target === 'agent-pools';
  const trials = plan.trials.filter(({ formula }) => isOther(formula.formula.for));
  const entries = entriesOf(plan, plan.design).filter((entry) => isOther(entry.for));
  return entries.map((entry, index) => {
    const trial = trials[index];
    return { ...entry, grows: trial ? growthOf(plan.view, plan.design, [trial]) : [] };
  });
}
