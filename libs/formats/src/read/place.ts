import type { ProblemPlace } from '@plimsoll/engine';

/** A value in the user's document and the JSON pointer to it. `value` is undefined where there is nothing. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** What a reader notes while it reads: where each value of the design stands, what was not understood, what is wrong. */
export interface Notes {
  readonly pointers: Record<string, string>;
  readonly unmapped: string[];
  readonly wrong: ProblemPlace[];
  /** The first spelling of each Azure id, by the id in lower case. */
  readonly spellings: Map<string, string>;
}

/** More than this many wrong places, or unmapped members, tell a reader nothing more. */
export const MAX_WRONG_PLACES = 100;
const MAX_UNMAPPED = 1000;
/** The most items a list may hold that the reader goes through; the design allows no more either. */
const MAX_ITEMS = 100_000;

/** An empty sheet of notes. */
export function startNotes(): Notes {
  return { pointers: {}, unmapped: [], wrong: [], spellings: new Map() };
}

/** Appends one reference token to a JSON pointer (RFC 6901). */
export function pointerTo(pointer: string, token: string | number): string {
  if (typeof token === 'number' || !/[~/]/.test(token)) return `${pointer}/${token}`;
  return `${pointer}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
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

/** The members of a place. What is no object has none; unless it is null or nothing, it is noted as wrong. */
export function membersOf(notes: Notes, place: Place): Members {
  return gather([objectAt(notes, place)], place.pointer);
}

/** The members of an Azure resource, whether its tool printed them under `properties` or beside the name. */
export function resourceMembers(notes: Notes, place: Place): Members {
  const root = objectAt(notes, place);
  const properties = { value: ownValue(root.value, 'properties'), pointer: pointerTo(place.pointer, 'properties') };
  return gather(isObject(properties.value) ? [properties, root] : [root], place.pointer, 'properties');
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

function gather(objects: readonly Place[], pointer: string, envelope?: string): Members {
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
      return member ? placeOf(member) : { value: undefined, pointer: pointerTo(pointer, asked) };
    },
    has: (name) => byName.has(name.toLowerCase()),
    rest: () =>
      [...[...byName].filter(([name]) => !taken.has(name)).map(([, member]) => member), ...others].map(placeOf),
  };
}

/** A member before anybody asked for it; its pointer is made when somebody does. */
interface Member {
  readonly object: Place;
  readonly key: string;
}

const placeOf = ({ object, key }: Member): Place => ({
  value: ownValue(object.value, key),
  pointer: pointerTo(object.pointer, key),
});

/** The items of a list, bare or as a page `{ value: [...] }`; undefined where there is none. */
export function itemsOf(notes: Notes, place: Place): Place[] | undefined {
  if (place.value === undefined || place.value === null) return undefined;
  const page = ownValue(place.value, 'value');
  const [list, pointer] = page === undefined ? [place.value, place.pointer] : [page, pointerTo(place.pointer, 'value')];
  if (!Array.isArray(list)) {
    noteWrong(notes, pointer, 'wrong-type', 'must be a list');
    return undefined;
  }
  if (list.length > MAX_ITEMS) {
    noteWrong(notes, pointer, 'too-large', `holds ${list.length} items; at most ${MAX_ITEMS} are read`);
    return undefined;
  }
  return list.map((value: unknown, index) => ({ value, pointer: pointerTo(pointer, index) }));
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
