import type { Expression } from './model/expression.js';

/** Made once per expression and gone with its release. */
const askedByExpression = new WeakMap<Expression, ReadonlyMap<string, ReadonlySet<string>>>();

/** For each dimension, the qualifiers that an expression asks `supports` for. */
export function askedQualifiers(expression: Expression): ReadonlyMap<string, ReadonlySet<string>> {
  let asked = askedByExpression.get(expression);
  if (!asked) {
    asked = collect(expression.tree, new Map());
    askedByExpression.set(expression, asked);
  }
  return asked;
}

type Asked = Map<string, Set<string>>;

/** Goes through every node of a tree; publishing bounds its depth. */
function collect(node: Expression['tree'], asked: Asked): Asked {
  if (typeof node !== 'object' || node === null) return asked;
  for (const part of Object.values(node)) collect(part, asked);
  if (Array.isArray(node) || node['k'] !== 'fact' || typeof node['dimension'] !== 'string') return asked;
  const qualifiers = asked.get(node['dimension']) ?? new Set();
  for (const word of supportWords(node['fn'], node['words'])) qualifiers.add(word);
  return asked.set(node['dimension'], qualifiers);
}

function supportWords(fn: unknown, words: unknown): string[] {
  if ((fn !== 'supports' && fn !== 'supportsWith') || !Array.isArray(words)) return [];
  return words.filter((word) => typeof word === 'string');
}
