import { cellOf } from './cell.js';
import type { CellView } from './cell-value.js';
import { describeDimension, describeOption } from './compare.js';
import { questionProblem, unknownPlace } from './compare-question.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { diffReleases } from './diff.js';
import { tellFacts } from './explain-facts.js';
import type { ReleaseHistory } from './explain-history.js';
import { disputePhrases } from './explain-phrases.js';
import { cellHistory, emptyBefore, type CellHistory, type CellName } from './explain-slices.js';
import { timelineOf, withoutCitations } from './explain-timeline.js';
import { deepFreeze } from './freeze.js';
import type { Asked } from './model/answer.js';
import type { Cell } from './model/compare.js';
import type { ExplainAnswer, ExplainedRelease, ExplainQuestion } from './model/explain.js';
import type { Dimension, Option } from './model/option.js';
import type { ItemKind } from './model/release.js';
import type { Locale } from './model/words.js';

/**
 * Tells the whole history of one cell: what it says on the day asked about and on which days it says something else, what each release up to the one asked
 * changed of it, and every fact that is or was about it, with what supersedes, refines or contradicts it and the quotes of every source. An option that
 * moved or was split answers too, with where it went. `history` is of the catalog of `release` and reaches at least up to it. The answer is frozen.
 * Throws Problem (422) for an option or a dimension that no release up to the one asked has held, with the nearest known id.
 */
export function explain(
  release: CompiledRelease,
  history: ReleaseHistory,
  question: Asked<ExplainQuestion>,
): ExplainAnswer {
  const { asOf, locale, option: id, dimension: dimensionId } = question;
  const name: CellName = { option: id, dimension: dimensionId };
  refuseUnknown(release, history, name);
  const found = cellHistory(history, name, release.ref.sequence);
  const { option, dimension } = subjects(found, name);
  const view = { release, asOf, locale };
  const isHeld = release.options.has(id) && release.dimensions.has(dimensionId);
  const cell = isHeld ? cellOf(view, id, dimension) : null;
  const releases = releasesOf(found, name, view);
  const lastFacts = found.slices.at(-1)?.content.facts ?? [];
  return deepFreeze({
    kind: 'plimsoll-explain/1' as const,
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    option: tellOption(release, option, locale),
    dimension: tellDimension(dimension, locale),
    cell,
    disputes: cell ? disputesOf(cell, locale) : [],
    timeline: isHeld ? timelineOf(view, id, dimension, lastFacts) : [],
    releases,
    facts: tellFacts({ release, name, asOf, locale }, found.near, found.slices, releases),
  });
}

function refuseUnknown(release: CompiledRelease, history: ReleaseHistory, { option, dimension }: CellName): void {
  const upTo = release.ref.sequence;
  const known = (kind: ItemKind) =>
    new Map([...history.versionsOf(kind)].filter(([, [first]]) => first !== undefined && first.sequence <= upTo));
  const [options, dimensions] = [known('option'), known('dimension')];
  const places = [
    ...(options.has(option) ? [] : [unknownPlace('option', option, options, '/option')]),
    ...(dimensions.has(dimension) ? [] : [unknownPlace('dimension', dimension, dimensions, '/dimension')]),
  ];
  if (places.length > 0) throw questionProblem(places);
}

/** Option and dimension as the newest release that holds them has them. */
function subjects({ slices }: CellHistory, name: CellName): { readonly option: Option; readonly dimension: Dimension } {
  const option = slices.findLast(({ options }) => options.has(name.option))?.options.get(name.option);
  const dimension = slices.findLast(({ dimensions }) => dimensions.has(name.dimension))?.dimensions.get(name.dimension);
  if (!option || !dimension) throw new Error(`the history holds no ${name.option} or no ${name.dimension}`);
  return { option, dimension };
}

function releasesOf({ slices, near }: CellHistory, name: CellName, view: CellView): ExplainedRelease[] {
  return slices.flatMap((slice, index) => {
    const before = slices[index - 1] ?? emptyBefore(slice.header);
    const changes = diffReleases(before, slice).changes.filter(({ kind, id }) => {
      if (kind === 'fact') return near.has(id);
      return (kind === 'option' && id === name.option) || (kind === 'dimension' && id === name.dimension);
    });
    if (changes.length === 0) return [];
    const dimension = slice.dimensions.get(name.dimension);
    const isKnown = dimension !== undefined && slice.options.has(name.option);
    const cell = isKnown ? withoutCitations(cellOf({ ...view, release: slice }, name.option, dimension)) : null;
    const publishedOn = slice.header.publishedAt.slice(0, 10);
    return [{ release: slice.ref, publishedOn, changes, cell }];
  });
}

function tellOption(release: CompiledRelease, option: Option, locale: Locale): ExplainAnswer['option'] {
  const cameFrom = release.content.options.filter(({ moved }) => moved?.to.includes(option.id)).map(({ id }) => id);
  const note = option.moved?.note[locale];
  return { ...describeOption(option, locale), ...(note === undefined ? {} : { movedNote: note }), cameFrom };
}

function tellDimension(dimension: Dimension, locale: Locale): ExplainAnswer['dimension'] {
  const { dimension: id, ...rest } = describeDimension(dimension, locale);
  return { id, ...rest };
}

function disputesOf(cell: Cell, locale: Locale): ExplainAnswer['disputes'] {
  const parts = [{ scope: {}, with: [], dispute: cell.dispute }, ...(cell.variants ?? [])];
  return parts.flatMap(({ scope, with: others, dispute }) => {
    if (!dispute) return [];
    const { used, because, positions } = dispute;
    const against = positions.filter((position) => !position.used).map(({ fact }) => fact);
    return [{ scope, with: [...others], used, against, because, reason: disputePhrases[locale][because] }];
  });
}
