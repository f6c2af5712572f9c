import { isUnresolved, noteUnresolved, pointerWithin, Unresolved } from './place.js';
import type { Members, Notes, Place } from './place.js';
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
 *
 * A request, such as a template's cluster, differs in one thing: what it leaves out AKS may fill in, so a member left out is not told, unless the
 * field `isNeverFilledIn`: nothing is filled in, or only what AKS itself holds for right, so that the caller has nothing to be judged; then it is told absent.
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
  readonly isNeverFilledIn?: true;
}

/** Where fields are read from and written to. `path` is the design path of `target`; `isPrintout` tells that the service printed the object whole, `isRequest` that it is what the service is asked to build. */
export interface Sheet {
  readonly notes: Notes;
  readonly members: Members;
  readonly target: Record<string, unknown>;
  readonly path: string;
  readonly isPrintout: boolean;
  readonly isRequest?: boolean;
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
  field: Pick<Field, 'to' | 'unset' | 'knownWith' | 'isNeverFilledIn'>,
  places: readonly Place[],
): void {
  const unresolved = places.find(({ value }) => value instanceof Unresolved);
  if (unresolved) return writeField(sheet, field.to, unresolved);
  const isNull = field.unset === 'always-set' ? undefined : places.find(({ value }) => value === null);
  if (isNull) writeField(sheet, field.to, isNull);
  else if (tellsAbsence(sheet, field)) writeField(sheet, field.to, { value: null, pointer: sheet.members.pointer });
}

/** Whether the object says "none" by leaving a field out. */
function tellsAbsence(sheet: Sheet, field: Pick<Field, 'unset' | 'knownWith' | 'isNeverFilledIn'>): boolean {
  const isKnown = field.unset === 'absent' || (field.knownWith !== undefined && sheet.members.has(field.knownWith));
  return (sheet.isPrintout && isKnown) || (sheet.isRequest === true && field.isNeverFilledIn === true);
}

/** Writes a value and notes where it stands. A value that is not resolved is not told, and noted as such. */
export function writeField({ notes, target, path }: Sheet, name: string, place: Place): void {
  const { value, pointer } = place;
  if (isUnresolved(value)) return noteUnresolved(notes, `${path}/${name}`, pointer);
  target[name] = value;
  notes.pointers[`${path}/${name}`] = pointer;
  if (Array.isArray(value))
    for (const index of value.keys())
      notes.pointers[`${path}/${name}/${index}`] ??= pointerWithin(notes, place, index, undefined);
}

function spell(notes: Notes, { word, isAzureId }: Field, value: unknown): unknown {
  if (Array.isArray(value)) return word ? value.map((item) => spellWord(word, item)) : value;
  if (word) return spellWord(word, value);
  return isAzureId ? spellAzureId(notes, value) : value;
}

/**
 * Azure ids are equal ignoring case: each is given the spelling in which it came first, so that equal ids are equal texts. An id of which only parts are
 * not resolved is given as its symbol: it names no resource, but it is equal to itself.
 */
export function spellAzureId(notes: Notes, value: unknown): unknown {
  if (value instanceof Unresolved && value.symbol.includes('/')) return spellAzureId(notes, value.symbol);
  if (typeof value !== 'string') return value;
  const key = value.toLowerCase();
  const first = notes.spellings.get(key);
  if (first === undefined) notes.spellings.set(key, value);
  return first ?? value;
}
