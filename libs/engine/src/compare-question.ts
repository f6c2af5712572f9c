import type { CompiledRelease } from './compile.js';
import { dimensionsWithFacts } from './compare-dimensions.js';
import type { CompareQuestion } from './model/compare.js';
import type { Dimension, Option } from './model/option.js';
import { Problem, type ProblemPlace } from './model/problem.js';
import { nearestId } from './nearest.js';
import { byOrder, inReadingOrder } from './order.js';

type Asking = Pick<CompareQuestion, 'options' | 'category' | 'dimensions' | 'reference'>;

/** A question whose ids are found in the release. Options and dimensions stand as asked, or in the catalog's order where the question leaves them out. */
export interface SettledQuestion {
  readonly options: readonly Option[];
  readonly dimensions: readonly Dimension[];
}

/** Finds what a question names. Throws one Problem (422) that lists everything wrong with it, each with a pointer into the question and the nearest known id. */
export function settleQuestion(release: CompiledRelease, question: Asking): SettledQuestion {
  const places = [
    ...checkOptions(release, question),
    ...checkDimensions(release, question),
    ...checkReference(release, question),
  ];
  if (places.length > 0) throw questionProblem(places);
  const options = chosenOptions(release, question);
  return { options, dimensions: chosenDimensions(release, question, options) };
}

/** One Problem for all places; its code is theirs when they share one. */
export function questionProblem(places: readonly ProblemPlace[]): Problem {
  const codes = new Set(places.map(({ code }) => code));
  const [first] = places;
  const code = codes.size === 1 && first ? first.code : 'invalid-question';
  const detail = places.length === 1 && first ? first.detail : `${places.length} places of the question are wrong`;
  return new Problem(422, code, detail, places);
}

function checkOptions(release: CompiledRelease, { options, category }: Asking): ProblemPlace[] {
  if (!options && category === undefined)
    return [{ pointer: '', code: 'options-or-category-required', detail: 'name options to compare, or a category' }];
  const places = options ? checkIds('option', options, release.options, '/options') : [];
  if (category === undefined) return places;
  if (!release.categories.has(category))
    return [...places, unknownPlace('category', category, release.categories, '/category')];
  for (const [index, id] of (options ?? []).entries()) {
    const option = release.options.get(id);
    if (option && option.category !== category)
      places.push({
        pointer: `/options/${index}`,
        code: 'option-not-in-category',
        detail: `${id} is an option of ${option.category}, not of ${category}`,
      });
  }
  return places;
}

function checkDimensions(release: CompiledRelease, { dimensions }: Asking): ProblemPlace[] {
  return dimensions ? checkIds('dimension', dimensions, release.dimensions, '/dimensions') : [];
}

function checkReference(release: CompiledRelease, question: Asking): ProblemPlace[] {
  const { reference } = question;
  if (reference === undefined) return [];
  if (!release.options.has(reference)) return [unknownPlace('option', reference, release.options, '/reference')];
  const compared = question.options ?? chosenOptions(release, question).map(({ id }) => id);
  if (compared.length === 0 || compared.includes(reference)) return [];
  const detail = `${reference} is not among the options that are compared`;
  return [{ pointer: '/reference', code: 'reference-not-compared', detail }];
}

type Known = ReadonlyMap<string, unknown>;

/** The places of ids that the release does not hold, or that stand twice. */
export function checkIds(kind: string, ids: readonly string[], known: Known, pointer: string): ProblemPlace[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index): ProblemPlace[] => {
    const at = `${pointer}/${index}`;
    if (seen.has(id)) return [{ pointer: at, code: `duplicate-${kind}`, detail: `${id} is named twice` }];
    seen.add(id);
    return known.has(id) ? [] : [unknownPlace(kind, id, known, at)];
  });
}

/** The place of an id that the release does not hold, naming the nearest one that it does. */
export function unknownPlace(kind: string, id: string, known: Known, pointer: string): ProblemPlace {
  const nearest = nearestId(id, known.keys());
  const hint = nearest === undefined ? '' : `; the nearest known one is ${nearest}`;
  return { pointer, code: `unknown-${kind}`, detail: `the release holds no ${kind} ${id}${hint}` };
}

/** A category stands for its choices; an option that has moved is no longer one of them. */
function chosenOptions(release: CompiledRelease, { options, category }: Asking): Option[] {
  if (options) return options.flatMap((id) => release.options.get(id) ?? []);
  return release.content.options
    .filter((option) => option.category === category && option.role === 'choice' && !option.moved)
    .sort(byOrder);
}

function chosenDimensions(release: CompiledRelease, question: Asking, options: readonly Option[]): Dimension[] {
  if (question.dimensions) return question.dimensions.flatMap((id) => release.dimensions.get(id) ?? []);
  const categories = new Set(
    question.category === undefined ? options.map((option) => option.category) : [question.category],
  );
  const stated = question.category === undefined ? dimensionsWithFacts(release, options) : new Set<string>();
  return inReadingOrder(
    release.content.dimensions.filter(
      (dimension) => stated.has(dimension.id) || dimension.categories.some((category) => categories.has(category)),
    ),
  );
}
