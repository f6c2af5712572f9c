import type { CompiledRelease } from './compile.js';
import type { Judgement } from './judge.js';
import type { Fact } from './model/fact.js';
import type { Scale } from './model/requirement.js';
import type { GuidanceFact } from './recommend-facts.js';
import { factView } from './rules/fact-view.js';
import { UNKNOWN_VALUE, type Interval } from './score.js';

/** A value from 0 to 1,000 and what it rests on. `by` is missing when no source of the scale was known. */
export interface Valuation {
  readonly value: Interval;
  readonly by?: Scale['by'];
  readonly facts: readonly Fact[];
}

/** What the sources of a scale look at for one option. `guidance` are the use-when lines that speak to what was asked. */
export interface Evidence {
  readonly release: CompiledRelease;
  readonly asOf: string;
  readonly option: string;
  readonly judged: Pick<Judgement, 'verdict' | 'facts'>;
  readonly guidance: readonly GuidanceFact[];
}

/** Values one preference on one option: the sources of the scale are tried in order and the first that is known decides; none known gives the whole scale. */
export function valueOn(scales: readonly Scale[], evidence: Evidence): Valuation {
  for (const scale of scales) {
    const valuation = valueBy(scale, evidence);
    if (valuation) return { by: scale.by, ...valuation };
  }
  return { value: UNKNOWN_VALUE, facts: [] };
}

type Found = Pick<Valuation, 'value' | 'facts'> | undefined;

function valueBy(scale: Scale, evidence: Evidence): Found {
  switch (scale.by) {
    case 'judge':
      return valueByJudgement(scale, evidence);
    case 'attribute':
      return valueByAttribute(scale, evidence);
    case 'guidance':
      return valueByGuidance(scale, evidence);
  }
}

const exactly = (points: number): Interval => ({ lo: points, hi: points });

function valueByJudgement(scale: Extract<Scale, { by: 'judge' }>, { judged }: Evidence): Found {
  switch (judged.verdict) {
    case 'yes':
      return { value: exactly(scale.yes), facts: judged.facts };
    case 'yes-with-conditions':
      return { value: exactly(scale.conditional), facts: judged.facts };
    case 'no':
      return { value: exactly(scale.no), facts: judged.facts };
    case 'unknown':
      return undefined;
  }
}

/** The best of the values that are listed for the option and have points on this scale; the facts that list it. */
function valueByAttribute(scale: Extract<Scale, { by: 'attribute' }>, { release, asOf, option }: Evidence): Found {
  const stated = factView(release, asOf).cell(option, scale.dimension).main?.facts ?? [];
  const pointed = stated.flatMap((fact) => {
    const points = listedValues(fact).flatMap((value) => pointsOf(scale.points, value));
    return points.length > 0 ? [{ fact, points: Math.max(...points) }] : [];
  });
  if (pointed.length === 0) return undefined;
  const best = Math.max(...pointed.map(({ points }) => points));
  return { value: exactly(best), facts: pointed.filter(({ points }) => points === best).map(({ fact }) => fact) };
}

function listedValues({ value }: Fact): readonly string[] {
  if (value.type === 'attribute') return value.values;
  if (value.type !== 'capability') return [];
  return value.support === 'supported' || value.support === 'conditional' ? value.values : [];
}

function pointsOf(points: Readonly<Record<string, number>>, value: string): number[] {
  const found = Object.hasOwn(points, value) ? points[value] : undefined;
  return found === undefined ? [] : [found];
}

/**
 * The strongest line for the option with one of the signals. A line against it is worth the bottom of the scale, so lines on both sides leave the value open between.
 * Without any line: `none` where the scale has it.
 */
function valueByGuidance(scale: Extract<Scale, { by: 'guidance' }>, { guidance }: Evidence): Found {
  const lines = guidance.filter(({ value }) => scale.signals.includes(value.signal));
  const favouring = lines.filter(({ value }) => value.direction === 'favours');
  const disfavouring = lines.filter(({ value }) => value.direction === 'disfavours');
  if (favouring.length + disfavouring.length === 0)
    return scale.points.none === undefined ? undefined : { value: exactly(scale.points.none), facts: [] };
  const hi = Math.max(0, ...favouring.map(({ value }) => scale.points[value.strength]));
  return { value: { lo: disfavouring.length > 0 ? 0 : hi, hi }, facts: [...favouring, ...disfavouring] };
}
