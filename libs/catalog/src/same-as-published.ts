import { canonicalJson } from '@plimsoll/engine';
import { isObject } from './merge-patch.js';

/**
 * Tells whether an authored item is the one that was published. What an expression was compiled to is left out and its text decides,
 * because a later engine may compile the same text to another tree, and a published release keeps the tree it has.
 * Null stands for a removed item.
 */
export function sameAsPublished(authored: unknown, published: unknown): boolean {
  return canonicalJson(withTextsOnly(authored)) === canonicalJson(withTextsOnly(published));
}

/** An item with each compiled expression replaced by its text. */
export function withTextsOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextsOnly);
  if (!isObject(value)) return value;
  if (isExpression(value)) return { text: value['text'] };
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, withTextsOnly(inner)]));
}

const EXPRESSION_MEMBERS = ['text', 'treeVersion', 'tree', 'reads', 'facts', 'cost'];

function isExpression(value: object): boolean {
  return EXPRESSION_MEMBERS.every((member) => Object.hasOwn(value, member));
}
