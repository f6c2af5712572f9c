import type { ReadDocument } from './model/report.js';
import type { RuleCase } from './model/rule.js';
import type { Place } from './rules/places.js';

/** The design path a finding points at, with numbers and with names: `at` is relative to the item, or from the root with a leading `/`. */
export function findingPlace(
  { path, stable }: Place,
  judged: RuleCase | undefined,
): { readonly path: string; readonly stable: string } {
  const at = judged?.at ?? '';
  if (at === '') return { path, stable };
  return at.startsWith('/')
    ? { path: at, stable: at === path ? stable : `${stable}#${at}` }
    : { path: `${path}/${at}`, stable: `${stable}/${at}` };
}

/** Where a finding points in the user's own document. */
interface Pointed {
  readonly path: string;
  readonly line: number | undefined;
}

/** Where the findings of one report point, each place looked up once for all rules that point at the same part of it. */
export class FindingPlaces {
  readonly #known = new Map<Place, Map<string, Pointed>>();

  constructor(private readonly read: ReadDocument) {}

  placeOf(place: Place, judged: RuleCase | undefined): Pointed {
    const at = judged?.at ?? '';
    let parts = this.#known.get(place);
    if (!parts) this.#known.set(place, (parts = new Map()));
    let pointed = parts.get(at);
    if (!pointed) {
      const path = documentPointer(this.read, findingPlace(place, judged).path);
      parts.set(at, (pointed = { path, line: this.read.lines?.[path] }));
    }
    return pointed;
  }
}

const found = new WeakMap<ReadDocument, Map<string, string>>();

/** A design path as a pointer into the user's own document: of the value itself, or of the nearest thing around it that the document tells; empty for the whole document. */
export function documentPointer(read: ReadDocument, designPath: string): string {
  let known = found.get(read);
  if (!known) found.set(read, (known = new Map()));
  let pointer = known.get(designPath);
  if (pointer === undefined) known.set(designPath, (pointer = findPointer(read, designPath)));
  return pointer;
}

function findPointer({ pointers, format, design }: ReadDocument, designPath: string): string {
  const isOwnForm = format === 'design' && hasNone(pointers);
  for (let path = designPath; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (isOwnForm ? isTold(design, path) : Object.hasOwn(pointers, path))
      return isOwnForm ? path : (pointers[path] ?? '');
  }
  return (isOwnForm ? undefined : pointers['']) ?? '';
}

const empty = new WeakMap<ReadDocument['pointers'], boolean>();

/** Whether a document came without pointers; looked at once, since every finding asks and a document may have a hundred thousand. */
function hasNone(pointers: ReadDocument['pointers']): boolean {
  let answer = empty.get(pointers);
  if (answer === undefined) empty.set(pointers, (answer = Object.keys(pointers).length === 0));
  return answer;
}

function isTold(design: unknown, path: string): boolean {
  let value = design;
  for (const step of path.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return true;
}
