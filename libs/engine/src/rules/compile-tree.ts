import { compileAskedOf } from './compile-asked-of.js';
import { compileCall } from './compile-call.js';
import { compileEach } from './compile-each.js';
import { compileChosen, compileFact } from './compile-fact.js';
import { compileField } from './compile-field.js';
import { compileBinary } from './compile-operator.js';
import { compileWord } from './compile-word.js';
import type { Closure, Compile } from './frame.js';
import type { Tree } from './tree.js';
import { Failure, isList, isSettled, mergeOpen, unsettled, type Value } from './values.js';

/** The compiler of the trees of one expression. `names` are its named variables in the order in which a frame gives them. Each node is compiled once. */
export function treeCompiler(names: readonly string[]): Compile {
  const compiled = new Map<Tree, Closure>();
  const compile = (tree: Tree): Closure => {
    let closure = compiled.get(tree);
    if (!closure) compiled.set(tree, (closure = compileNode(tree, names, compile)));
    return closure;
  };
  return compile;
}

function compileNode(tree: Tree, names: readonly string[], compile: Compile): Closure {
  switch (tree.k) {
    case 'given':
      return compileGiven(tree.name, names);
    case 'root':
    case 'select':
    case 'has':
      return compileField(tree, compile);
    case 'binary':
      return compileBinary(tree, compile);
    case 'call':
      return compileCall(tree, compile);
    case 'each':
      return compileEach(tree, compile);
    default:
      return isQuestion(tree) ? compileQuestion(tree, compile) : compilePlain(tree, compile);
  }
}

/** What asks the release or the question, rather than the design alone. */
type QuestionNode = Extract<Tree, { k: 'fact' | 'chosen' | 'word' | 'asked' | 'asked-of' }>;

const isQuestion = (tree: Tree): tree is QuestionNode =>
  ['fact', 'chosen', 'word', 'asked', 'asked-of'].includes(tree.k);

function compileQuestion(tree: QuestionNode, compile: Compile): Closure {
  switch (tree.k) {
    case 'fact':
      return compileFact(tree, compile);
    case 'asked-of':
      return compileAskedOf(tree.requirement);
    case 'chosen':
      return compileChosen(tree.category);
    case 'word':
      return compileWord(tree, compile);
    case 'asked':
      return tree.name === 'asOf' ? (frame) => frame.view.asOf : (frame) => frame.horizon;
  }
}

type PlainNode = Exclude<Tree, QuestionNode | { k: 'given' | 'root' | 'select' | 'has' | 'binary' | 'call' | 'each' }>;

function compilePlain(tree: PlainNode, compile: Compile): Closure {
  switch (tree.k) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'local': {
      const { local } = tree;
      return (frame) => frame.locals[local] as Value;
    }
    case 'index':
      return compileIndex(compile(tree.of), compile(tree.at));
    case 'list':
      return compileList(tree.items.map(compile));
    case 'not':
      return compileNot(compile(tree.of));
    case 'negate':
      return compileNegate(compile(tree.of));
    case 'and':
    case 'or':
      return compileJunction(tree.of.map(compile), tree.k === 'or');
    case 'if':
      return compileIf(compile(tree.test), compile(tree.then), compile(tree.else));
  }
}

function compileGiven(name: string, names: readonly string[]): Closure {
  const place = names.indexOf(name);
  if (place < 0) throw new TypeError(`nothing gives the variable ${name}`);
  return (frame) => frame.given[place] as Value;
}

function compileIndex(list: Closure, at: Closure): Closure {
  return (frame) => {
    const items = list(frame);
    const index = at(frame);
    if (!isList(items) || typeof index !== 'number') return unsettled(items, index);
    return items[index] ?? new Failure('index-out-of-range', String(index));
  };
}

function compileList(items: readonly Closure[]): Closure {
  return (frame) => {
    const values = items.map((item) => item(frame));
    return values.every(isSettled) ? values : unsettled(...values);
  };
}

function compileNot(of: Closure): Closure {
  return (frame) => {
    const value = of(frame);
    return typeof value === 'boolean' ? !value : unsettled(value);
  };
}

function compileNegate(of: Closure): Closure {
  return (frame) => {
    const value = of(frame);
    return typeof value === 'number' ? 0 - value : unsettled(value);
  };
}

/** `and` (decided by false) or `or` (decided by true): decided whatever the others are; otherwise unknown before error. */
function compileJunction(parts: readonly Closure[], deciding: boolean): Closure {
  return (frame) => {
    let open: Value | undefined;
    for (const part of parts) {
      const value = part(frame);
      if (value === deciding) return deciding;
      if (typeof value !== 'boolean') open = open === undefined ? value : mergeOpen(open, value);
    }
    return open ?? !deciding;
  };
}

function compileIf(test: Closure, then: Closure, otherwise: Closure): Closure {
  return (frame) => {
    const value = test(frame);
    if (value === true) return then(frame);
    return value === false ? otherwise(frame) : isSettled(value) ? unsettled() : value;
  };
}
