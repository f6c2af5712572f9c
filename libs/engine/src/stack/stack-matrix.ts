import type { Verdict } from '../judge.js';
import { assess, type Assessment, type Judging } from '../judge-assess.js';
import type { Demand } from '../recommend-demand.js';
import type { StackCategory } from './stack-space.js';

/** One thing asked: the places of the categories that answer for it, and how each of their options stands to it, by category and option. */
export interface AskedRow {
  readonly demand: Demand;
  readonly at: readonly number[];
  readonly cells: readonly (readonly Assessment[])[];
}

/** Everything asked, on every option of the categories that answer for it. */
export interface StackMatrix {
  readonly categories: readonly StackCategory[];
  readonly musts: readonly AskedRow[];
  readonly preferences: readonly AskedRow[];
}

/** The categories that answer for a requirement in a stack. */
export function answeringCategories({ requirement }: Pick<Demand, 'requirement'>): readonly string[] {
  return requirement.stackCategories ?? requirement.categories;
}

/** Judges every demand on every option of the categories that answer for it; each pair once, however many stacks have the option. */
export function judgeMatrix(
  judging: Judging,
  categories: readonly StackCategory[],
  demands: readonly Demand[],
): StackMatrix {
  const rows = demands.map((demand) => askedRow(judging, categories, demand));
  return {
    categories,
    musts: rows.filter(({ demand }) => demand.strength === 'must'),
    preferences: rows.filter(({ demand }) => demand.strength === 'prefer'),
  };
}

/** One demand on every option of the categories that answer for it. */
export function askedRow(judging: Judging, categories: readonly StackCategory[], demand: Demand): AskedRow {
  const answering = answeringCategories(demand);
  const at = categories.flatMap(({ id }, place) => (answering.includes(id) ? [place] : []));
  const cells = at.map((place) => assess(judging, demand, categories[place]?.options ?? []));
  return { demand, at, cells };
}

const badness: Readonly<Record<Verdict, number>> = { yes: 0, 'yes-with-conditions': 1, unknown: 2, no: 3 };

/** Better, worse or neither, of verdicts: below zero when a is the better. */
export const compareVerdicts = (a: Verdict, b: Verdict): number => badness[a] - badness[b];
