import { Problem, cutPointer } from '@plimsoll/engine';

/** No document that a reader understands comes near these. */
const MAX_DEPTH = 100;
const MAX_VALUES = 100_000;

const UNSAFE_TEXT = /\0|\p{Surrogate}/u;

/**
 * Reads a JSON body. Refuses, as problems, what is not JSON, nesting so deep that a recursive reader would overflow,
 * keys that reach an object's prototype, and texts that PostgreSQL or canonical JSON cannot hold.
 */
export function readJsonBody(bytes: Buffer): unknown {
  const text = decode(bytes);
  refuseDepth(text);
  const value = parse(text);
  refuseUnsafe(value);
  return value;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, 'invalid-json', 'The body is not valid UTF-8.');
  }
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new Problem(400, 'invalid-json', 'The body is empty; a JSON object is expected.');
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new Problem(400, 'invalid-json', `The body is not JSON${at === undefined ? '' : ` (at character ${at})`}.`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside strings before anything is built: JSON.parse itself recurses. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((unit | 0x20) === 0x7b) depth += 1;
    else if ((unit | 0x20) === 0x7d) depth -= 1;
    if (depth > MAX_DEPTH) throw new Problem(400, 'too-deep', `The body is nested more than ${MAX_DEPTH} levels deep.`);
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at += 1;
    else if (unit === QUOTE) return at;
  }
  return text.length;
}

/** A list or an object on the way down. Kept for containers alone: most values are not. */
interface Visit {
  readonly container: object;
  readonly key: string;
  readonly parent: Visit | undefined;
}

function refuseUnsafe(root: unknown): void {
  const top: Visit = { container: [root], key: '', parent: undefined };
  const open = [top];
  let count = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const members = Object.entries(visit.container);
    count += members.length;
    if (count > MAX_VALUES) throw new Problem(400, 'too-many-values', `The body holds more than ${MAX_VALUES} values.`);
    for (const [key, member] of members) visitMember(visit, key, member, open);
  }
}

function visitMember(visit: Visit, key: string, member: unknown, open: Visit[]): void {
  const isText = typeof member === 'string';
  if (UNSAFE_TEXT.test(key) || (isText && UNSAFE_TEXT.test(member)))
    throw refusal('forbidden-character', 'U+0000 and lone surrogates are refused in texts.', key, visit);
  if (reachesPrototype(key, member))
    throw refusal('forbidden-key', `The key ${JSON.stringify(key)} is refused here.`, key, visit);
  if (member !== null && typeof member === 'object') open.push({ container: member, key, parent: visit });
}

function reachesPrototype(key: string, member: unknown): boolean {
  if (key === '__proto__') return true;
  return key === 'constructor' && member !== null && typeof member === 'object' && 'prototype' in member;
}

function refusal(code: string, detail: string, key: string, parent: Visit): Problem {
  const path = [key];
  for (let above: Visit = parent; above.parent !== undefined; above = above.parent) path.unshift(above.key);
  // The first step leads into the list that the body was put in.
  const pointer = cutPointer(path.slice(1)).replace(/\0|\p{Surrogate}/gu, '\uFFFD');
  return new Problem(400, code, detail, [{ pointer, code, detail }]);
}
