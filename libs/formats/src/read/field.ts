import { pointerTo, type Members, type Notes, type Place } from './place.js';
import { spellWord, type ApiVocabulary } from './words.js';

/**
 * What it means that a tool prints null for a member, or leaves it out.
 *
 * `az` prints null for every member that its version of the API knows and the service did not return; the REST API leaves such a member out. The service returns
 * everything that is set. So null says "not set", and so does a member left out of a whole print-out, if the API version that printed it knows the member.
 * But for a member that every real cluster has a value of, "not set" cannot be true: null or nothing then only says that this document does not tell it.
 * And a document that somebody shortened or wrote by hand leaves out what it does not care for; only the service's own print-out has a `provisioningState`.
 *
 * - `always-set`: every cluster has a value. Null and left out: not told.
 * - `absent`: may be unset, and every version of the API knows it. Null: told absent. Left out: told absent in a print-out, else not told.
 * - `null-is-absent`: may be unset, and came to the API later. Null: told absent. Left out: not told, unless `knownWith` names a still later
 *   member that the service always prints and that is there: then as `absent`.
 */
export type Unset = 'always-set' | 'absent' | 'null-is-absent';

/** How one field of a design is read: the members that may give it, the first that is set first. */
export interface Field {
  readonly to: string;
  readonly from: readonly string[];
  readonly unset: Unset;
  readonly knownWith?: string;
  readonly word?: ApiVocabulary;
  readonly isAzureId?: true;
}

/** Where fields are read from and written to. `path` is the design path of `target`; `isPrintout` tells that the service printed the object whole. */
export interface Sheet {
  readonly notes: Notes;
  readonly members: Members;
  readonly target: Record<string, unknown>;
  readonly path: string;
  readonly isPrintout: boolean;
}

/** Reads fields one by one. Values are taken as they are: whether they have the right type is told by the design's schema. */
export function readFields(sheet: Sheet, fields: readonly Field[]): void {
  for (const field of fields) {
    const places = field.from.map((name) => sheet.members.take(name));
    const set = places.find(({ value }) => value !== undefined && value !== null);
    if (set) writeField(sheet, field.to, { ...set, value: spell(sheet.notes, field, set.value) });
    else writeUnset(sheet, field, places);
  }
}

/** Writes a field that is not set: null where that is told, else nothing. */
export function writeUnset(
  sheet: Sheet,
  field: Pick<Field, 'to' | 'unset' | 'knownWith'>,
  places: readonly Place[],
): void {
  if (field.unset === 'always-set') return;
  const isNull = places.find(({ value }) => value === null);
  const isKnown = field.unset === 'absent' || (field.knownWith !== undefined && sheet.members.has(field.knownWith));
  if (isNull) writeField(sheet, field.to, isNull);
  else if (sheet.isPrintout && isKnown) writeField(sheet, field.to, { value: null, pointer: sheet.members.pointer });
}

/** Writes a value and notes where it stands. */
export function writeField({ notes, target, path }: Sheet, name: string, { value, pointer }: Place): void {
  target[name] = value;
  notes.pointers[`${path}/${name}`] = pointer;
  if (Array.isArray(value))
    for (const index of value.keys()) notes.pointers[`${path}/${name}/${index}`] ??= pointerTo(pointer, index);
}

function spell(notes: Notes, { word, isAzureId }: Field, value: unknown): unknown {
  if (Array.isArray(value)) return word ? value.map((item) => spellWord(word, item)) : value;
  if (word) return spellWord(word, value);
  return isAzureId ? spellAzureId(notes, value) : value;
}

/** Azure ids are equal ignoring case: each is given the spelling in which it came first, so that equal ids are equal texts. */
export function spellAzureId(notes: Notes, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const key = value.toLowerCase();
  const first = notes.spellings.get(key);
  if (first === undefined) notes.spellings.set(key, value);
  return first ?? value;
}
