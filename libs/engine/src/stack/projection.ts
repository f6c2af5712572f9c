import type { Option } from '../model/option.js';
import { pathsTold, reaches } from './design-reach.js';
import type { Row, StackSpace } from './stack-space.js';

/**
 * Something that depends on a few categories of a space alone, worked out for every combination of those. `at` are the places of the categories in
 * the space, `strides` how far one option of each of them lies from the next in `values`.
 */
export interface Projection {
  readonly at: readonly number[];
  readonly strides: readonly number[];
  readonly values: Uint8Array;
}

/** The places of the categories of which an option tells something that is read. */
export function categoriesReached({ categories }: StackSpace, read: readonly string[]): readonly number[] {
  return categories.flatMap(({ options }, at) =>
    options.some(({ design }) => reaches(pathsTold(design ?? {}), read)) ? [at] : [],
  );
}

/** Works out a value (0 to 255) for every combination of the options of some categories. */
export function project(
  { categories }: StackSpace,
  at: readonly number[],
  valueOf: (options: readonly Option[]) => number,
): Projection {
  const lists = at.map((place) => categories[place]?.options ?? []);
  const strides: number[] = [];
  let size = 1;
  for (const { length } of lists) {
    strides.push(size);
    size *= length;
  }
  const values = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) values[index] = valueOf(pick(lists, strides, index));
  return { at, strides, values };
}

function pick(lists: readonly (readonly Option[])[], strides: readonly number[], index: number): readonly Option[] {
  return lists.flatMap((options, at) => options[Math.floor(index / (strides[at] ?? 1)) % options.length] ?? []);
}

/** What a projection says of a row. */
export function valueAt({ at, strides, values }: Projection, row: Row): number {
  let index = 0;
  for (let place = 0; place < at.length; place += 1) index += (row[at[place] ?? 0] ?? 0) * (strides[place] ?? 0);
  return values[index] ?? 0;
}

/** Of a row the options that a projection depends on. */
export function pickAt({ categories }: StackSpace, { at }: Projection, row: Row): readonly Option[] {
  return at.flatMap((place) => categories[place]?.options[row[place] ?? -1] ?? []);
}

/** The first combination with a value, in the order of the categories' options; undefined where none has it. */
export function firstWith(
  { categories }: StackSpace,
  projection: Projection,
  value: number,
): readonly Option[] | undefined {
  const lists = projection.at.map((place) => categories[place]?.options ?? []);
  const index = projection.values.indexOf(value);
  return index < 0 ? undefined : pick(lists, projection.strides, index);
}
