import type { FactView } from './fact-view.js';
import type { Closure, Compile, Frame } from './frame.js';
import type { RootNode, SelectNode, Tree, View } from './tree.js';
import { Failure, Unknown, type Struct, type Value } from './values.js';

/** The closure of a part of the design, of a field, or of `has` of one. */
export function compileField(tree: Extract<Tree, { k: 'root' | 'select' | 'has' }>, compile: Compile): Closure {
  if (tree.k === 'has') return compileHas(tree.of, compile);
  const holder: Closure = tree.k === 'root' ? readDesign : compile(tree.of);
  return readField(holder, ownField(tree.k === 'root' ? tree.name : tree.field), tree.view);
}

const readDesign: Closure = (frame) => frame.document.design;

/** Field names come from a release: one that every object inherits would read what no document told. */
function ownField(name: string): string {
  if (name in Object.prototype) throw new TypeError(`${name} is no field of a design`);
  return name;
}

/** An unknown or failed holder has no such field either, and so takes the slow path as a field that is not told does. */
function readField(holder: Closure, field: string, view: View | undefined): Closure {
  if (view?.is === 'word') return readWord(holder, field, view);
  if (view === undefined || view.is === 'bool')
    return (frame) => {
      const of = holder(frame);
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

function readWord(holder: Closure, field: string, view: Extract<View, { is: 'word' }>): Closure {
  let lastView: FactView | undefined;
  let words: ReadonlySet<unknown> = new Set();
  return (frame) => {
    // The words are those of one release, and most evaluations in a row are of one.
    if (frame.view !== lastView) words = (lastView = frame.view).words(view.vocabulary);
    const of = holder(frame);
    const told = (of as Struct)[field];
    return words.has(told) ? (told as string) : untold(frame, of, field, view);
  };
}

/** What is not told, told to be absent, or told in a word that is not known. */
function untold(frame: Frame, holder: Value, field: string, view: View | undefined): Value {
  if ((holder as Struct)[field] === null) return new Failure('absent', `${frame.document.pathOf(holder)}/${field}`);
  return frame.document.untold(holder, field, view);
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
