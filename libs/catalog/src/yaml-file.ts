import {
  Composer,
  Lexer,
  LineCounter,
  Parser,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  visit,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import type { JsonValue, Place } from './authored-catalog.js';
import type { CatalogFile } from './catalog-files.js';
import type { FaultList } from './catalog-fault.js';

/** A value of a YAML file that knows where it is written. */
export interface YamlValue {
  readonly value: JsonValue;
  /** The place of the part at these steps (object members, list indices), or of the nearest part around it. */
  placeOf(steps?: readonly (string | number)[]): Place;
  /** The elements of a list; empty for anything else. */
  readonly elements: readonly YamlValue[];
  /** The member of a map. */
  member(name: string): YamlValue | undefined;
}

/** The faults of one broken file soon follow from each other. */
const MAX_FAULTS = 20;
const MAX_DEPTH = 64;
const TOO_DEEP = 'is nested too deeply to be read';

/**
 * Reads a file in the strict half of YAML 1.2 that JSON can hold: one document, no anchors, aliases or tags, no key twice, string keys, finite exact numbers.
 * Undefined, with every fault named, where it is anything else.
 */
export function readYaml(file: CatalogFile, faults: FaultList): YamlValue | undefined {
  const lines = new LineCounter();
  const documents = parse(file.text, lines);
  const at = (offset: number | undefined): Place => ({
    file: file.path,
    line: Math.max(1, lines.linePos(offset ?? 0).line),
  });
  const [document, second] = documents;
  const found = [
    ...documents
      .flatMap(({ errors, warnings }) => [...errors, ...warnings])
      .map(({ pos, message }) => ({ offset: pos[0], message })),
    ...(document ? refusedNodes(document.contents) : [{ offset: 0, message: TOO_DEEP }]),
    ...(second ? [{ offset: second.range[0], message: 'a file holds one document only' }] : []),
    ...(document?.contents === null ? [{ offset: 0, message: 'the file is empty' }] : []),
  ];
  for (const { offset, message } of found.slice(0, MAX_FAULTS)) faults.add(at(offset), message);
  if (found.length > 0 || !document?.contents) return undefined;
  return wrap(document.contents, document.toJS() as JsonValue, at);
}

/** The documents of a text; none where it is nested too deeply, since everything that reads a tree after the parser is recursive. */
function parse(text: string, lines: LineCounter): Document.Parsed[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) return [];
  }
  tokens.push(...parser.end());
  const composer = new Composer({ stringKeys: true, merge: false, schema: 'core' });
  return [...composer.compose(tokens, true, text.length)];
}

interface Refusal {
  readonly offset: number | undefined;
  readonly message: string;
}

function refusedNodes(contents: Node | null): Refusal[] {
  const refused: Refusal[] = [];
  if (contents === null) return refused;
  visit(contents, (_, node) => {
    const message = isPair(node) ? refusePair(node.key) : isNode(node) ? refuseNode(node) : undefined;
    const owner = isPair(node) ? node.key : node;
    if (message !== undefined) refused.push({ offset: isNode(owner) ? owner.range?.[0] : undefined, message });
  });
  return refused;
}

function refusePair(key: unknown): string | undefined {
  return isScalar(key) && key.value === '__proto__' ? 'a member may not be named __proto__' : undefined;
}

function refuseNode(node: Node): string | undefined {
  if (isAlias(node)) return 'aliases are not read; write the value out';
  if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) return 'anchors are not read';
  if (node.tag !== undefined) return 'tags are not read';
  return isScalar(node) ? refuseScalar(node.value) : undefined;
}

function refuseScalar(value: unknown): string | undefined {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) return 'is a text with half a character in it';
  if (typeof value === 'number' && !isExact(value)) return 'is a number that JSON cannot hold exactly';
  return undefined;
}

function isExact(number: number): boolean {
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

function wrap(node: unknown, value: JsonValue, at: (offset: number | undefined) => Place): YamlValue {
  const offsetOf = (inner: unknown) => (isNode(inner) ? inner.range?.[0] : undefined);
  return {
    value,
    placeOf(steps = []) {
      let offset = offsetOf(node);
      let inner: unknown = node;
      for (const step of steps) {
        if (!isCollection(inner)) break;
        const pair = isMap(inner) ? inner.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
        inner = isMap(inner) ? pair?.value : inner.get(step, true);
        offset = offsetOf(pair?.key ?? inner) ?? offset;
      }
      return at(offset);
    },
    get elements() {
      if (!Array.isArray(value) || !isCollection(node)) return [];
      return value.map((element: JsonValue, index) => wrap(node.get(index, true), element, at));
    },
    member(name) {
      if (!isMap(node) || typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      return wrap(node.get(name, true), (value as Record<string, JsonValue>)[name] ?? null, at);
    },
  };
}
