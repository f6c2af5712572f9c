import type { AnswerChange } from './model/answers.js';
import type { ItemKind } from './model/release.js';

/** A value in which two answers can differ. */
export type TraitValue = string | number | null | Readonly<Record<string, string | number>>;

/**
 * One thing an answer says, comparable with the same thing of another answer by `key`. `facts` and `items` (as `kind/id`) are what it was read from;
 * one without any follows from the traits that it names in `follows`, or from all of them.
 */
export interface Trait extends Pick<AnswerChange, 'what' | 'option' | 'requirement' | 'rule' | 'path'> {
  readonly key: string;
  readonly value: TraitValue;
  readonly facts: readonly string[];
  readonly items: readonly string[];
  /** The option whose other traits this one follows from; `*`: those of every option. Absent: it is read from facts itself. */
  readonly follows?: string;
}

export const itemName = (kind: ItemKind, id: string): string => `${kind}/${id}`;
