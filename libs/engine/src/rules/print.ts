import type { AskedOfNode, BinaryNode, CallNode, EachNode, FactNode, Tree } from './tree.js';

/** Names a variable in a printed expression: by its place in the design where it has one. */
export type NameVariable = (node: Extract<Tree, { k: 'local' | 'given' }>) => string;

/** An expression as its author would write it, for explanations: printed from the tree, since a release is evaluated without a parser. */
export function printTree(tree: Tree, name: NameVariable): string {
  const print = (node: Tree): string => printNode(node, print, name);
  return print(tree);
}

type Print = (node: Tree) => string;

function printNode(tree: Tree, print: Print, name: NameVariable): string {
  switch (tree.k) {
    case 'literal':
      return typeof tree.value === 'string' ? quote(tree.value) : String(tree.value);
    case 'root':
    case 'asked':
      return tree.name;
    case 'local':
    case 'given':
      return name(tree);
    case 'select':
      return `${tight(tree.of, print)}.${tree.field}`;
    case 'index':
      return `${tight(tree.of, print)}[${print(tree.at)}]`;
    case 'list':
      return `[${tree.items.map(print).join(', ')}]`;
    default:
      return printOperation(tree, print);
  }
}

type Operation = Exclude<Tree, { k: 'literal' | 'root' | 'asked' | 'local' | 'given' | 'select' | 'index' | 'list' }>;

function printOperation(tree: Operation, print: Print): string {
  switch (tree.k) {
    case 'not':
      return `!${tight(tree.of, print)}`;
    case 'negate':
      return `-${tight(tree.of, print)}`;
    case 'and':
    case 'or':
      return tree.of.map((part) => tight(part, print)).join(tree.k === 'and' ? ' && ' : ' || ');
    case 'if':
      return `${tight(tree.test, print)} ? ${tight(tree.then, print)} : ${tight(tree.else, print)}`;
    case 'has':
      return `has(${print(tree.of)})`;
    case 'word':
      return `${tree.fn}(${print(tree.of)})`;
    case 'chosen':
      return `chosen(${quote(tree.category)})`;
    default:
      return printCombined(tree, print);
  }
}

function printCombined(tree: BinaryNode | EachNode | CallNode | FactNode | AskedOfNode, print: Print): string {
  switch (tree.k) {
    case 'binary':
      return `${tight(tree.left, print)} ${tree.op} ${tight(tree.right, print)}`;
    case 'each': {
      const where = tree.where ? `${print(tree.where)}, ` : '';
      return `${tight(tree.over, print)}.${tree.how}(${tree.name}, ${where}${print(tree.body)})`;
    }
    case 'call':
      return `${tree.fn}(${tree.args.map(print).join(', ')})`;
    case 'fact':
      return printFact(tree, print);
    case 'asked-of':
      return `asked(${quote(tree.requirement)})`;
  }
}

function printFact({ fn, option, dimension, words, other, day }: FactNode, print: Print): string {
  const args = [print(option), ...(dimension === undefined ? [] : [quote(dimension)]), ...(words ?? []).map(quote)];
  return `${fn}(${[...args, ...[other, day].flatMap((part) => (part ? [print(part)] : []))].join(', ')})`;
}

const composite = new Set<Tree['k']>(['binary', 'and', 'or', 'if']);

const tight = (tree: Tree, print: Print): string => (composite.has(tree.k) ? `(${print(tree)})` : print(tree));

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
