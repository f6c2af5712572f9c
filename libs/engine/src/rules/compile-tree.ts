import { compileCall } from './compile-call.js';
import { compileEach } from './compile-each.js';
import { compileChosen, compileFact } from './compile-fact.js';
import { compileBinary } from './compile-operator.js';
import type { Closure, Compile, Frame } from './frame.js';
import type { RootNode, SelectNode, Tree, View } from './tree.js';
import { Failure, isList, isSettled, mergeOpen, Unknown, unsettled, type Struct, type Value } from './values.js';

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
      return compilePath(tree, compile);
    case 'binary':
      return compileBinary(tree, compile);
    case 'call':
      return compileCall(tree, compile);
    case 'each':
      return compileEach(tree, compile);
    case 'fact':
      return compileFact(tree, compile);
    default:
      return compilePlain(tree, compile);
  }
}

type PlainNode = Exclude<Tree, { k: 'given' | 'root' | 'select' | 'has' | 'binary' | 'call' | 'each' | 'fact' }>;

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
    case 'chosen':
      return compileChosen(tree.category);
  }
}

function compileGiven(name: string, names: readonly string[]): Closure {
  const place = names.indexOf(name);
  if (place < 0) throw new TypeError(`nothing gives the variable ${name}`);
  return (frame) => frame.given[place] as Value;
}

/** Field names come from a release: one that every object inherits would read what no document told. */
function ownField(name: string): string {
  if (name in Object.prototype) throw new TypeError(`${name} is no field of a design`);
  return name;
}

function compilePath(tree: Extract<Tree, { k: 'root' | 'select' | 'has' }>, compile: Compile): Closure {
  if (tree.k === 'has') return compileHas(tree.of, compile);
  if (tree.k === 'root') return readField(readDesign, tree.name, tree.view);
  return readField(compile(tree.of), tree.field, tree.view);
}

function readField(holder: Closure, name: string, view: View | undefined): Closure {
  const field = ownField(name);
  if (view === undefined || view.is === 'bool')
    return (frame) => {
      const of = holder(frame);
      // An unknown or failed holder has no such field either and takes the slow path.
      const told = (of as Struct)[field];
      return told === undefined || told === null ? untold(frame, of, field, view) : (told as Value);
    };
  return (frame) => {
    const of = holder(frame);
    const told = (of as Struct)[field];
    if (told === undefined || told === null) return untold(frame, of, field, view);
    return frame.document.read(told, view, of, field);
  };
}

function untold(frame: Frame, holder: Value, field: string, view: View | undefined): Value {
  const isAbsent = (holder as Struct)[field] === null;
  return isAbsent ? absent(frame, holder, field) : frame.document.untold(holder, field, view);
}

function absent(frame: Frame, holder: Value, field: string): Failure {
  return new Failure('absent', `${frame.document.pathOf(holder)}/${field}`);
}

/** True when told, be it a word that is not known; false when the field or what holds it is told to be absent; unknown when not told. */
function compileHas(of: RootNode | SelectNode, compile: Compile): Closure {
  const field = ownField(of.k === 'root' ? of.name : of.field);
  const holder: Closure = of.k === 'root' ? readDesign : compile(of.of);
  return (frame) => {
    const held = holder(frame);
    const told = (held as Struct)[field];
    if (told !== undefined) return told !== null;
    const value = frame.document.untold(held, field, of.view);
    if (value instanceof Failure) return value.$code === 'absent' ? false : value;
    return value instanceof Unknown ? value : true;
  };
}

const readDesign: Closure = (frame) => frame.document.design;

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
