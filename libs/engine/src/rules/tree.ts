/**
 * The checked tree of an expression: what a release stores and what is evaluated. Plain JSON of small nodes tagged by `k`.
 * A change of meaning of any node raises TREE_VERSION; published trees keep theirs for ever.
 */
export const TREE_VERSION = 1;

/** How a field's raw JSON is read: a word of a vocabulary, an address, a version, or a list of these. Absent: as it is. */
export type ScalarView =
  | { readonly is: 'bool' }
  | { readonly is: 'ip' | 'cidr' | 'version' }
  | { readonly is: 'word'; readonly vocabulary: string };
export type View = ScalarView | { readonly is: 'list'; readonly of: ScalarView };

/** What a comparison compares: `plain` are booleans, numbers, strings and words by identity. */
export type Operands = 'plain' | 'text' | 'ip' | 'cidr' | 'version' | 'list';

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in';

export const comprehensions = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
export type Comprehension = (typeof comprehensions)[number];

export const factFunctions = [
  'supports',
  'supportsWith',
  'attribute',
  'limit',
  'limitWith',
  'beyond',
  'lifecycle',
  'lifecycleFrom',
  'endsBy',
] as const;
export type FactFunction = (typeof factFunctions)[number];

export interface RootNode {
  readonly k: 'root';
  readonly name: string;
  readonly view?: View;
}
export interface SelectNode {
  readonly k: 'select';
  readonly of: Tree;
  readonly field: string;
  readonly view?: View;
}
/** `local` is the comprehension's nesting depth, which is the place of its variable. `where` is the filter of a three-argument map. */
export interface EachNode {
  readonly k: 'each';
  readonly how: Comprehension;
  readonly over: Tree;
  readonly name: string;
  readonly local: number;
  readonly where?: Tree;
  readonly body: Tree;
}
/** `numbers` says whether the result of an arithmetic operator has to be an exact integer. */
export interface BinaryNode {
  readonly k: 'binary';
  readonly op: BinaryOperator;
  readonly on: Operands;
  readonly numbers?: 'int' | 'double';
  readonly left: Tree;
  readonly right: Tree;
}
export interface CallNode {
  readonly k: 'call';
  readonly fn: string;
  readonly args: readonly Tree[];
}
/** A question about a word, or the words of a list, as the document wrote it. */
export const wordFunctions = ['inVocabulary', 'asWritten', 'nearestWord'] as const;
export interface WordNode {
  readonly k: 'word';
  readonly fn: (typeof wordFunctions)[number];
  readonly of: RootNode | SelectNode;
  readonly vocabulary: string;
}
/** What the question says rather than the document: the day, and how many days ahead it looks. */
interface AskedNode {
  readonly k: 'asked';
  readonly name: 'asOf' | 'horizon';
}
/** What the same question asks of another requirement. */
export interface AskedOfNode {
  readonly k: 'asked-of';
  readonly requirement: string;
}
/** A function on facts. `words` are its literal arguments after the dimension; `other` the other option of a combination; `day` the day that an end is looked for. */
export interface FactNode {
  readonly k: 'fact';
  readonly fn: FactFunction;
  readonly option: Tree;
  readonly dimension?: string;
  readonly words?: readonly string[];
  readonly other?: Tree;
  readonly day?: Tree;
}

export type Tree =
  | { readonly k: 'literal'; readonly value: boolean | number | string }
  | RootNode
  | { readonly k: 'given'; readonly name: string }
  | { readonly k: 'local'; readonly local: number; readonly name: string }
  | SelectNode
  | { readonly k: 'index'; readonly of: Tree; readonly at: Tree }
  | { readonly k: 'list'; readonly items: readonly Tree[] }
  | { readonly k: 'not' | 'negate'; readonly of: Tree }
  | { readonly k: 'and' | 'or'; readonly of: readonly Tree[] }
  | { readonly k: 'if'; readonly test: Tree; readonly then: Tree; readonly else: Tree }
  | BinaryNode
  | { readonly k: 'has'; readonly of: RootNode | SelectNode }
  | WordNode
  | AskedNode
  | AskedOfNode
  | EachNode
  | CallNode
  | FactNode
  | { readonly k: 'chosen'; readonly category: string };
