import type { CompiledRelease } from './compile.js';
import type { Default } from './model/default.js';
import type { ReadDocument } from './model/report.js';
import { ruleTargets } from './model/rule.js';
import { chooseOption } from './rules/choose.js';
import { closuresOf } from './rules/closures.js';
import { DesignDocument } from './rules/document.js';
import type { FactView, Reading } from './rules/fact-view.js';
import { newFrame, run, type Frame } from './rules/frame.js';
import { clear } from './rules/judge.js';
import { placesOf, type Place } from './rules/places.js';
import { toJson, type Json } from './rules/show.js';
import { isSettled, type Struct } from './rules/values.js';

/** A value that the platform takes where a document tells none: its design path, the default's id, and the facts it rests on. */
export interface FilledDefault {
  readonly path: string;
  readonly value: Json;
  readonly source: Default;
  readonly reads: readonly Reading[];
}

/** A document with the defaults in it, and which those are, by design path. */
export interface FilledDocument {
  readonly read: ReadDocument;
  readonly defaults: ReadonlyMap<string, FilledDefault>;
}

const nothingFilled: ReadonlyMap<string, FilledDefault> = new Map();

/**
 * Fills in what a document of this format leaves to the platform. A value that is told, told to be absent, or set to something that cannot be read is
 * left as it is. A default counts only on a day on which every fact it cites is in force. The document that was given stays as it is.
 */
export function fillDefaults(view: FactView, read: ReadDocument, format: string = read.format): FilledDocument {
  const defaults = defaultsFor(view, format);
  if (defaults.length === 0) return { read, defaults: nothingFilled };
  const design = JSON.parse(JSON.stringify(read.design)) as ReadDocument['design'];
  const document = new DesignDocument(design as Struct, view);
  const frame = newFrame(document, chooseOption);
  const unresolved = read.unresolved ?? [];
  const filled = new Map<string, FilledDefault>();
  for (const source of defaults) {
    const before = filled.size;
    for (const place of placesOf(document, source.for)) fillPlace({ source, design, unresolved, filled }, frame, place);
    // What was filled in may tell which option the design uses.
    if (filled.size > before) document.chosen.clear();
  }
  return { read: { ...read, design }, defaults: filled };
}

interface Filling {
  readonly source: Default;
  readonly design: ReadDocument['design'];
  readonly unresolved: readonly string[];
  readonly filled: Map<string, FilledDefault>;
}

function fillPlace({ source, design, unresolved, filled }: Filling, frame: Frame, place: Place): void {
  if (source.for !== 'cluster' && !isObject(place.item)) return;
  const path = `${place.path}/${source.path}`;
  const steps = source.path.split('/');
  const holder = holderOf(source.for === 'cluster' ? design : (place.item as object), steps.slice(0, -1));
  const field = steps.at(-1) ?? '';
  if (!holder || holder.told[field] !== undefined || unresolved.some((one) => isAtOrBelow(path, one))) return;
  const found = evaluateDefault(source, frame, place);
  if (!found) return;
  holder.write(field, found.value);
  frame.document.forget();
  filled.set(path, { path, source, ...found });
}

const isAtOrBelow = (path: string, above: string) => path === above || path.startsWith(`${above}/`);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

interface Holder {
  readonly told: Readonly<Record<string, unknown>>;
  write(field: string, value: Json): void;
}

/** What holds a field; undefined where it is told to be absent. Holders that are not told are made when something is written. */
function holderOf(root: object, steps: readonly string[]): Holder | undefined {
  let told: unknown = root;
  for (const step of steps) {
    told = isObject(told) ? told[step] : told;
    if (told === null) return undefined;
  }
  return {
    told: isObject(told) ? told : {},
    write(field, value) {
      let holder = root as Record<string, unknown>;
      for (const step of steps) holder = (holder[step] ??= {}) as Record<string, unknown>;
      holder[field] = value;
    },
  };
}

function evaluateDefault(
  { for: target, when, value }: Default,
  frame: Frame,
  { item }: Place,
): Pick<FilledDefault, 'value' | 'reads'> | undefined {
  const names = target === 'cluster' ? [] : [ruleTargets[target]];
  clear(frame);
  if (item !== undefined) frame.given.push(item);
  if (when && run(closuresOf(when, names).closure, frame) !== true) return undefined;
  const result = run(closuresOf(value, names).closure, frame);
  return isSettled(result) ? { value: toJson(result), reads: frame.reads } : undefined;
}

const sorted = new WeakMap<CompiledRelease, readonly Default[]>();

function defaultsFor(view: FactView, format: string): readonly Default[] {
  let all = sorted.get(view.release);
  if (!all) {
    all = [...(view.release.content.defaults ?? [])].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    sorted.set(view.release, all);
  }
  return all.filter(
    ({ formats, facts }) => formats.includes(format) && facts.every((id) => view.cited(id) !== undefined),
  );
}

/** The readings that a filled default rests on: what it read, and the facts it cites. */
export function readingsOf({ source, reads }: FilledDefault, view: FactView): readonly Reading[] {
  return [...reads, ...source.facts.map((id) => view.cited(id)).filter((one) => one !== undefined)];
}
