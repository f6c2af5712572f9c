import { compareCodeUnits } from '../text-order.js';
import type { CompiledRelease } from '../compile.js';
import { mergeDesigns } from '../merge-designs.js';
import type { Design } from '../model/design.js';
import type { Option } from '../model/option.js';
import { byOrder } from '../order.js';
import { factView, type FactView } from '../rules/fact-view.js';

/** A category of which a stack has an option, and the options that compete in it, by id. */
export interface StackCategory {
  readonly id: string;
  readonly optional: boolean;
  readonly options: readonly Option[];
}

/** One option for some of the categories: for each of them the place of the option in its list. */
export type Row = readonly number[];

/** What stacks are put together from: one option of each category, judged by what a release says on a day. `horizon` is in days. */
export interface StackSpace {
  readonly view: FactView;
  readonly horizon: number;
  readonly categories: readonly StackCategory[];
}

const categoriesOf = new WeakMap<CompiledRelease, readonly StackCategory[]>();

/** The categories of a release's stacks in their order; one without anything to choose is left out. */
export function stackCategories(release: CompiledRelease): readonly StackCategory[] {
  let categories = categoriesOf.get(release);
  if (!categories) categoriesOf.set(release, (categories = listCategories(release)));
  return categories;
}

function listCategories({ content }: CompiledRelease): readonly StackCategory[] {
  return [...content.categories].sort(byOrder).flatMap(({ id, stack }) => {
    const options = content.options
      .filter((option) => option.category === id && option.role === 'choice' && option.moved === undefined)
      .sort((a, b) => compareCodeUnits(a.id, b.id));
    return stack && options.length > 0 ? [{ id, optional: stack.optional, options }] : [];
  });
}

export function stackSpace(
  release: CompiledRelease,
  { asOf, horizon }: { readonly asOf: string; readonly horizon: number },
  categories: readonly StackCategory[],
): StackSpace {
  return { view: factView(release, asOf), horizon, categories };
}

/** The option that a row has in each category. */
export function optionsOf({ categories }: StackSpace, row: Row): readonly Option[] {
  return categories.flatMap(({ options }, at) => options[row[at] ?? -1] ?? []);
}

/** What a design says that uses all of these options; the order in which they are given decides where they differ. */
export function designOf(options: readonly Option[]): Design {
  return mergeDesigns(
    {},
    options.map(({ design }) => design ?? {}),
  ) as Design;
}

/** The ids of options by their categories. */
export function choiceOf(options: readonly Option[]): Record<string, string> {
  return Object.fromEntries(options.map(({ category, id }) => [category, id]));
}
