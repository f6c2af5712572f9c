import { LIFECYCLE, type Cell, type Judgement, type Verdict } from './judge.js';
import type { Assessment } from './judge-assess.js';
import { outcomeOf, tellOutcome, type Answered, type Asking } from './recommend-outcome.js';
import { verdictOf, type Contender } from './recommend-rank.js';
import type { AskedTable } from './recommend-table.js';
import { contributionOf, type Interval } from './score.js';

/**
 * The facts that nothing states and that alone keep an option that is still in from being told, or from an exact score: for each, what a yes and a no to the requirement would do.
 * Where several cells are missing for one judgement, none of them decides it alone, and none is asked for.
 */
export function factQuestions(table: AskedTable, before: Answered): readonly Asking[] {
  return table.rows.flatMap((row, at) => {
    if (verdictOf(row.contender) === 'ruled-out') return [];
    const onMusts = row.musts.flatMap((found, place) =>
      questionOn(before, { at, found, change: (verdict) => withMust(row.contender, place, verdict) }),
    );
    const onPreferences = row.preferences.flatMap((found) =>
      questionOn(before, { at, found, change: (verdict) => withValue(table, row.contender, { found, verdict }) }),
    );
    return [...onMusts, ...onPreferences];
  });
}

/** What one assessment of the contender at a place could turn out as. `change` gives the contender then; undefined where it stays as it is. */
interface Open {
  readonly at: number;
  readonly found: Assessment;
  readonly change: (verdict: Verdict) => Contender | undefined;
}

function questionOn(before: Answered, { at, found, change }: Open): Asking[] {
  const cell = loneCell(found.judgement);
  if (!cell) return [];
  const outcomes = ([true, false] as const).flatMap((value) => {
    const changed = change(value ? 'yes' : 'no');
    if (!changed) return [];
    const after = before.contenders.map((contender, index) => (index === at ? changed : contender));
    return [{ value, ...outcomeOf(before, after) }];
  });
  const requirement = found.demand.requirement.id;
  const question = () => ({
    kind: 'fact' as const,
    requirement,
    ...cell,
    answers: outcomes.map(({ value, ...outcome }) => ({ value, ...tellOutcome(outcome) })),
  });
  return [{ id: `${requirement}/${cell.option}/${cell.dimension}`, question, outcomes }];
}

/** The cell that alone is missing. A standing is of no one dimension and cannot be asked for. */
export function loneCell({ verdict, missing, unasked, failure }: Judgement): Cell | undefined {
  const [cell, ...others] = missing;
  if (verdict !== 'unknown' || !cell || others.length > 0 || unasked.length > 0 || failure !== undefined)
    return undefined;
  return cell.dimension === LIFECYCLE ? undefined : cell;
}

function withMust(contender: Contender, place: number, verdict: Verdict): Contender {
  return { ...contender, musts: contender.musts.map((own, at) => (at === place ? verdict : own)) };
}

interface Turned {
  readonly found: Assessment;
  readonly verdict: Verdict;
}

/** The contender with a preference that turned out valued by its judgement; undefined where its scale has no value for one. */
function withValue({ weights }: AskedTable, contender: Contender, { found, verdict }: Turned): Contender | undefined {
  const { requirement } = found.demand;
  const scale = requirement.scale.find(({ by }) => by === 'judge');
  if (found.valuation.by !== undefined || scale?.by !== 'judge') return undefined;
  const points = verdict === 'yes' ? scale.yes : scale.no;
  const weight = weights.get(requirement.id) ?? 0;
  const [was, is] = [found.valuation.value, { lo: points, hi: points }].map((value) => contributionOf(weight, value));
  const move = (end: keyof Interval) => contender.score[end] - (was?.[end] ?? 0) + (is?.[end] ?? 0);
  return { ...contender, score: { lo: move('lo'), hi: move('hi') }, openParts: contender.openParts - 1 };
}
