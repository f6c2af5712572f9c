import type { CompiledRelease } from './compile.js';
import type { Option } from './model/option.js';
import type { ProblemPlace } from './model/problem.js';
import type { RecommendQuestion } from './model/recommend.js';
import { nearestHint } from './recommend-fault.js';

/** The options in use, sorted by category, and what is wrong with them. */
export interface CheckedCurrent {
  readonly options: readonly Option[];
  readonly places: readonly ProblemPlace[];
}

/** Looks up the options in use: each is one that can be chosen in the release, and no two are of one category. */
export function checkCurrent(release: CompiledRelease, current: RecommendQuestion['current']): CheckedCurrent {
  const ids = current === undefined ? [] : typeof current === 'string' ? [current] : current;
  const pointerOf = (index: number) => (typeof current === 'string' ? '/current' : `/current/${index}`);
  const places: ProblemPlace[] = [];
  const options: Option[] = [];
  for (const [index, id] of ids.entries()) {
    const option = release.options.get(id);
    const fault = faultOf(release, id, options);
    if (fault) places.push({ pointer: pointerOf(index), ...fault });
    else if (option) options.push(option);
  }
  return { options: options.sort((a, b) => (a.category < b.category ? -1 : 1)), places };
}

function faultOf(release: CompiledRelease, id: string, before: readonly Option[]) {
  const option = release.options.get(id);
  if (!option)
    return {
      code: 'unknown-option',
      detail: `There is no option ${id} in this release.${nearestHint(id, release.options.keys())}`,
    };
  if (option.moved)
    return {
      code: 'moved-option',
      detail: `${id} is no option of its own any more: it has become ${option.moved.to.join(' with ')}. Name what it has become. ${option.moved.note.en}`,
    };
  if (option.role !== 'choice')
    return {
      code: 'option-not-to-choose',
      detail: `${id} is not chosen for a design, so it cannot be in use: leave it out.`,
    };
  const other = before.find(({ category }) => category === option.category);
  if (other)
    return {
      code: 'several-current-options',
      detail: `${other.id} and ${id} are both of ${option.category}, and one of a category is in use: keep one.`,
    };
  return undefined;
}
