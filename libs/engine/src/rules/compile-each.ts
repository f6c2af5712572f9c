import { compileOver, findLookup, type Lookup } from './compile-lookup.js';
import { remembered } from './compile-remembered.js';
import { outOfSteps, type Closure, type Compile, type Frame } from './frame.js';
import type { EachNode } from './tree.js';
import { Failure, isList, mergeOpen, Unknown, unsettled, type Value } from './values.js';

/** The closure of a comprehension. `all` and `exists` absorb as `and` and `or` do; the others are strict. */
export function compileEach(node: EachNode, compile: Compile): Closure {
  const lookup = findLookup(node);
  return remembered(node, { closure: compileWhole(node, compile, lookup), compile, lookup });
}

function compileWhole(node: EachNode, compile: Compile, lookup: Lookup | undefined): Closure {
  const parts = { over: compileOver(node, compile, lookup), body: compile(node.body), local: node.local };
  const where = node.where && compile(node.where);
  switch (node.how) {
    case 'all':
      return compileQuantifier(parts, false);
    case 'exists':
      return compileQuantifier(parts, true);
    case 'exists_one':
      return compileExistsOne(parts);
    case 'filter':
      return compileCollect({ ...parts, where: parts.body, body: undefined });
    case 'map':
      return compileCollect({ ...parts, where });
  }
}

interface Parts {
  readonly over: Closure;
  readonly body: Closure;
  readonly local: number;
}

function compileQuantifier({ over, body, local }: Parts, deciding: boolean): Closure {
  return (frame) => {
    const list = over(frame);
    if (!isList(list)) return unsettled(list);
    let open: Value | undefined;
    for (let index = 0; index < list.length; index++) {
      if (--frame.stepsLeft < 0) return outOfSteps;
      frame.locals[local] = list[index] as Value;
      const value = body(frame);
      if (value === deciding) return deciding;
      if (typeof value !== 'boolean') open = open === undefined ? value : mergeOpen(open, value);
    }
    return open ?? !deciding;
  };
}

/** Strict: even where two items hold, a third that is unknown may turn out to be an error. */
function compileExistsOne({ over, body, local }: Parts): Closure {
  return (frame) => {
    const list = over(frame);
    if (!isList(list)) return unsettled(list);
    let open: Value | undefined;
    let found = 0;
    for (let index = 0; index < list.length; index++) {
      if (--frame.stepsLeft < 0) return outOfSteps;
      frame.locals[local] = list[index] as Value;
      const value = body(frame);
      if (value instanceof Failure) return value;
      if (value === true) found++;
      else if (value !== false) open = open === undefined ? value : mergeOpen(open, value);
    }
    return open ?? found === 1;
  };
}

interface CollectParts {
  readonly over: Closure;
  readonly where: Closure | undefined;
  readonly body: Closure | undefined;
  readonly local: number;
}

/** `filter` and `map`: the new list, or what kept it from being known. */
function compileCollect({ over, where, body, local }: CollectParts): Closure {
  return (frame) => {
    const list = over(frame);
    if (!isList(list)) return unsettled(list);
    const collected: Value[] = [];
    const open: Value[] = [];
    for (let index = 0; index < list.length; index++) {
      if (--frame.stepsLeft < 0) return outOfSteps;
      const item = list[index] as Value;
      frame.locals[local] = item;
      const kept = where ? where(frame) : true;
      if (kept === true) collectItem(body ? body(frame) : item, body !== undefined, collected, open);
      else if (kept !== false) openItem(kept, body, frame, open);
    }
    return open.length === 0 ? collected : unsettled(...open);
  };
}

function collectItem(value: Value, isComputed: boolean, collected: Value[], open: Value[]): void {
  // An unknown item that a filter keeps is an item of the new list; an unknown result of map is not known to be one.
  if (isComputed && (value instanceof Unknown || value instanceof Failure)) open.push(value);
  else collected.push(value);
}

/** An item that may or may not be kept: were it kept, an error of its result would count. */
function openItem(kept: Value, body: Closure | undefined, frame: Frame, open: Value[]): void {
  open.push(kept);
  if (body && kept instanceof Unknown) {
    const value = body(frame);
    if (value instanceof Unknown) open.push(value);
  }
}
