import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { settleVariables } from './variables.js';
import { yamlProblem } from './yaml-problem.js';

/** What is kept while documents are made plain: the lines of the members of each object and list, and how many values the documents come to with every alias written out. */
export interface Plain {
  readonly lineAt: (offset: number | undefined) => number;
  readonly lines: WeakMap<object, ReadonlyMap<string, number>>;
  values: number;
}

interface Weighed {
  readonly value: unknown;
  /** How many values it would be if its aliases were written out. */
  readonly weight: number;
}

/** With aliases written out, and over all documents of a text. */
const MAX_VALUES = 250_000;

/** The plain value of one document. An alias gives the very object its anchor gives, so aliases of aliases take no room; but what they stand for is counted. */
export function plainDocument(plain: Plain, contents: Node | null): unknown {
  const { value, weight } = plainNode({ plain, anchors: new Map() }, contents);
  plain.values = grow(plain.values + weight, plain.lineAt(contents?.range?.[0]));
  return value;
}

interface Context {
  readonly plain: Plain;
  readonly anchors: Map<string, Weighed>;
}

function plainNode(context: Context, node: unknown): Weighed {
  if (isAlias(node)) return resolve(context, node.source, node.range?.[0]);
  const weighed = isMap(node)
    ? plainMap(context, node)
    : isSeq(node)
      ? plainList(context, node)
      : { value: isScalar(node) ? plainScalar(node.value, node.type) : null, weight: 1 };
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) context.anchors.set(anchor, weighed);
  return weighed;
}

function plainScalar(value: unknown, type: string | undefined): unknown {
  return typeof value === 'string' ? settleVariables(value, type === 'PLAIN') : value;
}

function resolve({ plain, anchors }: Context, source: string, offset: number | undefined): Weighed {
  const found = anchors.get(source);
  if (!found) throw yamlProblem(plain.lineAt(offset), `the alias *${source.slice(0, 100)} has no anchor before it`);
  return found;
}

function plainMap(context: Context, map: YAMLMap): Weighed {
  const { plain } = context;
  const lines = new Map<string, number>();
  const entries: [string, unknown][] = [];
  let weight = 1;
  for (const pair of map.items) {
    const { key, line } = keyOf(plain, pair);
    if (lines.has(key)) throw yamlProblem(line, `the key ${quoted(key)} is given twice`, 'duplicate-key');
    const member = plainNode(context, pair.value);
    weight = grow(weight + member.weight, line);
    lines.set(key, line);
    entries.push([key, member.value]);
  }
  // Object.fromEntries makes members of their own even of names that reach a prototype.
  const value = Object.fromEntries(entries);
  plain.lines.set(value, lines);
  return { value, weight };
}

function plainList(context: Context, list: YAMLSeq): Weighed {
  const { plain } = context;
  const lines = new Map<string, number>();
  let weight = 1;
  const value = list.items.map((item, index) => {
    const line = plain.lineAt((item as Node | null)?.range?.[0]);
    const element = plainNode(context, item);
    weight = grow(weight + element.weight, line);
    lines.set(String(index), line);
    return element.value;
  });
  plain.lines.set(value, lines);
  return { value, weight };
}

function keyOf(plain: Plain, { key }: Pair): { readonly key: string; readonly line: number } {
  const line = plain.lineAt((key as Node | null)?.range?.[0]);
  if (!isScalar(key) || typeof key.value !== 'string') throw yamlProblem(line, 'a key must be a text');
  if (key.value === '<<') throw yamlProblem(line, 'merge keys (<<) are not read: write the members out', 'merge-key');
  return { key: key.value, line };
}

function grow(weight: number, line: number): number {
  if (weight > MAX_VALUES)
    throw yamlProblem(line, `here the text comes to more than ${MAX_VALUES} values`, 'too-many-values');
  return weight;
}

const quoted = (key: string) => JSON.stringify(key.slice(0, 100));
