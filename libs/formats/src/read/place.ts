import { pointerTo } from '@plimsoll/engine';
import type { ProblemPlace } from '@plimsoll/engine';

/** A value in the user's document and the JSON pointer to it. `value` is undefined where there is nothing. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/**
 * A value that stands in the document and that the document cannot tell: an expression that only runtime evaluates, a value known after apply.
 * `symbol` is what is known of its text, with `{...}` for each part that is not: equal symbols are equal values.
 */
export class Unresolved {
  constructor(readonly symbol: string) {}
}

/** Tells whether a value, or an item of it where it is a list, is not told by the document that sets it. */
export const isUnresolved = (value: unknown): boolean =>
  value instanceof Unresolved || (Array.isArray(value) && value.some((item) => item instanceof Unresolved));

/** Whether a text holds parts that are not known, as the ids that a template builds do: `{` stands in no Azure name. */
export const isSymbolic = (text: string): boolean => text.includes('{');

/**
 * Where a list or object stands in the user's document, when the reader was given what an expression there comes to. `isWritten`: it is written there member by
 * member; else an expression made it, and everything in it stands where the expression stands.
 */
export interface Origin {
  readonly pointer: string;
  readonly isWritten: boolean;
  /** Pointers of single members that stand elsewhere. */
  readonly members?: ReadonlyMap<string, string>;
}
type Origins = Pick<WeakMap<object, Origin>, 'get'>;

/** What a reader notes while it reads: where each value of the design stands, what was not understood, what is wrong. */
export interface Notes {
  readonly pointers: Record<string, string>;
  readonly unmapped: string[];
  /** Design paths that the document sets to a value it cannot tell. */
  readonly unresolved: string[];
  readonly wrong: ProblemPlace[];
  /** The first spelling of each Azure id, by the id in lower case. */
  readonly spellings: Map<string, string>;
  /** Where the reader is given another document than the user's; lists and objects without an origin were made by an expression. */
  readonly origins?: Origins;
}

/** More than this many wrong places, or unmapped members, tell a reader nothing more. */
export const MAX_WRONG_PLACES = 100;
const MAX_UNMAPPED = 1000;
/** The most items a list may hold that the reader goes through; the design allows no more either. */
const MAX_ITEMS = 100_000;

/** An empty sheet of notes. */
export function startNotes(): Notes {
  return { pointers: {}, unmapped: [], unresolved: [], wrong: [], spellings: new Map() };
}

/** The pointer of a member or item of a place. */
export function pointerWithin({ origins }: Notes, place: Place, token: string | number, member: unknown): string {
  if (!origins) return pointerTo(place.pointer, token);
  const own = originOf(origins, member);
  if (own) return own.pointer;
  const origin = originOf(origins, place.value);
  const written = origin?.isWritten ? pointerTo(place.pointer, token) : place.pointer;
  return origin?.members?.get(String(token)) ?? written;
}

function originOf(origins: Origins, value: unknown): Origin | undefined {
  return typeof value === 'object' && value !== null ? origins.get(value) : undefined;
}

/** The members of an object; of several objects the first that has a member gives it. Names are found ignoring case, since tools disagree on it (`vnetSubnetID`, `vnetSubnetId`). */
export interface Members {
  readonly pointer: string;
  /** The member of that name; its value is undefined where there is none. A member that was taken counts as understood. */
  take(name: string): Place;
  /** Tells whether there is a member of that name, null included, without taking it. */
  has(name: string): boolean;
  /** The members that were not taken. */
  rest(): Place[];
}

/** The members of a place. What is no object has none; unless it is null or nothing, it is noted as wrong. Of an object that is not resolved no member is. */
export function membersOf(notes: Notes, place: Place): Members {
  if (place.value instanceof Unresolved) return unresolvedMembers(gather(notes, [], place.pointer), place);
  return gather(notes, [objectAt(notes, place)], place.pointer);
}

/** The members of an object that is itself a member; where there is none, it stands where the outer object stands. */
export function membersWithin(notes: Notes, outer: Members, name: string): Members {
  const place = outer.take(name);
  const members = membersOf(notes, place);
  return place.value === undefined || place.value === null ? { ...members, pointer: outer.pointer } : members;
}

/** The members of an Azure resource, whether its tool printed them under `properties` or beside the name. */
export function resourceMembers(notes: Notes, place: Place): Members {
  if (place.value instanceof Unresolved) return membersOf(notes, place);
  const root = objectAt(notes, place);
  const value = ownValue(root.value, 'properties');
  const properties = { value, pointer: pointerWithin(notes, root, 'properties', value) };
  const members = gather(notes, isObject(value) ? [properties, root] : [root], place.pointer, 'properties');
  if (!(value instanceof Unresolved)) return members;
  members.take('properties');
  return unresolvedMembers(members, properties);
}

/** Members beside an object that is not resolved: what they do not have may stand there. */
function unresolvedMembers(members: Members, place: Place): Members {
  return { ...members, take: (name) => (members.has(name) ? members.take(name) : place) };
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved);

/** An object's own member; what it inherits does not count. */
export function ownValue(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function objectAt(notes: Notes, place: Place): Place {
  if (isObject(place.value)) return place;
  if (place.value !== undefined && place.value !== null)
    noteWrong(notes, place.pointer, 'wrong-type', 'must be an object');
  return { value: {}, pointer: place.pointer };
}

function gather(notes: Notes, objects: readonly Place[], pointer: string, envelope?: string): Members {
  const byName = new Map<string, Member>();
  const others: Member[] = [];
  for (const object of objects)
    for (const key of isObject(object.value) ? Object.keys(object.value) : []) {
      const member = { object, key };
      const name = key.toLowerCase();
      if (key === envelope && isObject(ownValue(object.value, key))) continue;
      if (byName.has(name)) others.push(member);
      else byName.set(name, member);
    }
  const taken = new Set<string>();
  return {
    pointer,
    take(asked) {
      const name = asked.toLowerCase();
      taken.add(name);
      const member = byName.get(name);
      return member ? placeOf(notes, member) : { value: undefined, pointer: pointerTo(pointer, asked) };
    },
    has: (name) => byName.has(name.toLowerCase()),
    rest: () =>
      [...[...byName].filter(([name]) => !taken.has(name)).map(([, member]) => member), ...others].map((member) =>
        placeOf(notes, member),
      ),
  };
}

/** A member before anybody asked for it; its pointer is made when somebody does. */
interface Member {
  readonly object: Place;
  readonly key: string;
}

function placeOf(notes: Notes, { object, key }: Member): Place {
  const value = ownValue(object.value, key);
  return { value, pointer: pointerWithin(notes, object, key, value) };
}

/** The items of a list, bare or as a page `{ value: [...] }`; undefined where there is none, or none that is resolved. */
export function itemsOf(notes: Notes, place: Place): Place[] | undefined {
  if (place.value === undefined || place.value === null || place.value instanceof Unresolved) return undefined;
  const page = ownValue(place.value, 'value');
  const [list, pointer] =
    page === undefined ? [place.value, place.pointer] : [page, pointerWithin(notes, place, 'value', page)];
  if (!Array.isArray(list)) {
    noteWrong(notes, pointer, 'wrong-type', 'must be a list');
    return undefined;
  }
  if (list.length > MAX_ITEMS) {
    noteWrong(notes, pointer, 'too-large', `holds ${list.length} items; at most ${MAX_ITEMS} are read`);
    return undefined;
  }
  const at = { value: list, pointer };
  return list.map((value: unknown, index) => ({ value, pointer: pointerWithin(notes, at, index, value) }));
}

/** Notes that the document sets a design path to a value that it cannot tell. */
export function noteUnresolved(notes: Notes, path: string, pointer: string): void {
  notes.unresolved.push(path);
  if (notes.unmapped.length < MAX_UNMAPPED && !notes.unmapped.includes(pointer)) notes.unmapped.push(pointer);
}

function noteWrong(notes: Notes, pointer: string, code: string, detail: string): void {
  if (notes.wrong.length < MAX_WRONG_PLACES) notes.wrong.push({ pointer, code, detail });
}

/** Notes the members that nobody took as not understood, but for those known to say nothing about the network and those that say nothing at all. */
export function noteRest(notes: Notes, members: Members, irrelevant: ReadonlySet<string>): void {
  for (const { value, pointer } of members.rest()) {
    if (notes.unmapped.length >= MAX_UNMAPPED) return;
    const name = pointer.slice(pointer.lastIndexOf('/') + 1).toLowerCase();
    if (!irrelevant.has(name) && !saysNothing(value)) notes.unmapped.push(pointer);
  }
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value ?? {}).length === 0;
}
