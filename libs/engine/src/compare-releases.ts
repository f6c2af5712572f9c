import { cellOf } from './cell.js';
import { areDifferent, describeDimension, describeOption, isAskedFor } from './compare.js';
import { checkIds, questionProblem, settleQuestion, unknownPlace } from './compare-question.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { deepFreeze } from './freeze.js';
import type { Asked } from './model/answer.js';
import type { CompareQuestion, CompareReleasesAnswer } from './model/compare.js';
import type { Dimension } from './model/option.js';
import type { ProblemPlace } from './model/problem.js';
import { inReadingOrder } from './order.js';

/**
 * Compares one option with itself: what the first release says of it, and what the second says, both for the same day in the world.
 * Option and dimensions may be known to one of the two only; the other then says unknown. Names are those of the second release, where it has them.
 * The answer is frozen. Throws Problem (422) unless exactly one option is asked, for ids that neither release holds, and for a reference.
 */
export function compareReleases(
  a: CompiledRelease,
  b: CompiledRelease,
  question: Asked<CompareQuestion>,
): CompareReleasesAnswer {
  const places = checkQuestion(a, b, question);
  const [id] = question.options ?? [];
  const option = id === undefined ? undefined : (b.options.get(id) ?? a.options.get(id));
  if (places.length > 0 || !option) throw questionProblem(places);
  const { asOf, locale, only = 'all' } = question;
  const rows = dimensionsOf(a, b, question).map((dimension) => {
    const before = a.dimensions.get(dimension.id) ?? dimension;
    const then = cellOf({ release: a, asOf, locale }, option.id, before);
    const now = cellOf({ release: b, asOf, locale }, option.id, dimension);
    const cells: [typeof then, typeof now] = [then, now];
    return { ...describeDimension(dimension, locale), differs: areDifferent(cells), cells };
  });
  return deepFreeze({
    kind: 'plimsoll-compare-releases/1' as const,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    releases: [a.ref, b.ref] as [typeof a.ref, typeof b.ref],
    option: describeOption(option, locale),
    only,
    rows: rows.filter((row) => isAskedFor(only, row)),
  });
}

function checkQuestion(a: CompiledRelease, b: CompiledRelease, question: Asked<CompareQuestion>): ProblemPlace[] {
  const { options = [], category, dimensions = [], reference } = question;
  const places: ProblemPlace[] = [];
  const [id] = options;
  if (id === undefined || options.length > 1)
    places.push({ pointer: '/options', code: 'exactly-one-option', detail: 'two releases are compared on one option' });
  else if (!a.options.has(id) && !b.options.has(id))
    places.push(unknownPlace('option', id, both(a.options, b.options), '/options/0'));
  if (category !== undefined)
    places.push({ pointer: '/category', code: 'exactly-one-option', detail: 'name one option instead of a category' });
  if (reference !== undefined)
    places.push({
      pointer: '/reference',
      code: 'reference-not-compared',
      detail: 'the first release is the reference',
    });
  places.push(...checkIds('dimension', dimensions, both(a.dimensions, b.dimensions), '/dimensions'));
  return places;
}

function both<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...a, ...b]);
}

/** The dimensions asked for as the newer release defines them; without any, those that either release would show for the option. */
function dimensionsOf(a: CompiledRelease, b: CompiledRelease, question: Asked<CompareQuestion>): Dimension[] {
  const { options = [], dimensions } = question;
  if (dimensions) return dimensions.flatMap((id) => b.dimensions.get(id) ?? a.dimensions.get(id) ?? []);
  const shown = [a, b].flatMap((release) =>
    options.every((id) => release.options.has(id)) ? settleQuestion(release, { options }).dimensions : [],
  );
  const newest = new Map(shown.map((dimension) => [dimension.id, b.dimensions.get(dimension.id) ?? dimension]));
  return inReadingOrder([...newest.values()]);
}
