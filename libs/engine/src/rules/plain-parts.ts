import type { Tree } from './tree.js';

/** The parts of a node that is worked out from them alone; undefined for one that has variables, or asks the facts, the question or the release. */
export function plainParts(tree: Tree): readonly Tree[] | undefined {
  switch (tree.k) {
    case 'literal':
    case 'root':
      return [];
    case 'not':
      return [tree.of];
    case 'and':
    case 'or':
      return tree.of;
    case 'binary':
      return [tree.left, tree.right];
    case 'call':
      return tree.args;
    default:
      return undefined;
  }
}
