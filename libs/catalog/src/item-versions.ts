import type { ItemKind } from '@plimsoll/engine';
import type { JsonObject, JsonValue } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';
import { isObject } from './merge-patch.js';
import type { YamlValue } from './yaml-file.js';

/** One version of an item, as its file has it. `body` is the item, or the patch, without the fields that only the file format has. */
export interface ItemVersion {
  readonly kind: ItemKind;
  readonly id: string;
  readonly sequence: number;
  readonly form: 'whole' | 'patch' | 'removed';
  readonly body: JsonObject;
  readonly written: YamlValue;
}

/** The elements of a file that is a list, or `{ defaults, items }`, with the fields that they leave out. */
export interface ItemList {
  readonly elements: readonly YamlValue[];
  readonly defaults: JsonObject;
}

export function readItemList(file: YamlValue, faults: FaultList): ItemList {
  if (Array.isArray(file.value)) return { elements: file.elements, defaults: {} };
  const { items, defaults = {}, ...others } = isObject(file.value) ? file.value : {};
  if (!Array.isArray(items) || !isObject(defaults)) {
    faults.add(file.placeOf(), 'must be a list of items, or { defaults, items }');
    return { elements: [], defaults: {} };
  }
  for (const member of Object.keys(others))
    faults.add(file.placeOf([member]), `unknown field ${member}; beside items there may only be defaults`);
  return { elements: file.member('items')?.elements ?? [], defaults };
}

/** Reads one element as a version of an item; undefined, with a fault, where it is none. */
export function readVersion(
  kind: ItemKind,
  written: YamlValue,
  defaults: JsonObject,
  faults: FaultList,
): ItemVersion | undefined {
  if (!isObject(written.value)) {
    faults.add(written.placeOf(), `must be a ${kind}, written as a map`);
    return undefined;
  }
  const id = written.value['id'];
  const sequence = written.value['in'] ?? defaults['in'];
  if (typeof id !== 'string') {
    faults.add(written.placeOf(['id']), `a ${kind} must have an id`);
    return undefined;
  }
  const item = `${kind} ${id}`;
  if (typeof sequence !== 'number') {
    faults.add(written.placeOf(['in']), 'must say in which release it appears (in)', item);
    return undefined;
  }
  const form = formOf(written, item, faults);
  if (form === undefined) return undefined;
  return { kind, id, sequence, form, body: bodyOf(form, written.value, defaults), written };
}

function formOf(written: YamlValue, item: string, faults: FaultList): ItemVersion['form'] | undefined {
  const value = written.value as JsonObject;
  const marker = ['patch', 'removed'].find((member) => Object.hasOwn(value, member));
  if (marker === undefined) return 'whole';
  const others = Object.keys(value).filter((member) => !['id', 'in', marker].includes(member));
  if (others.length > 0) {
    faults.add(
      written.placeOf(others.slice(0, 1)),
      `beside ${marker} there may only be id and in, not ${others.join(', ')}`,
      item,
    );
    return undefined;
  }
  const isWellFormed = marker === 'patch' ? isObject(value['patch']) : value['removed'] === true;
  if (isWellFormed) return marker === 'patch' ? 'patch' : 'removed';
  faults.add(written.placeOf([marker]), marker === 'patch' ? 'patch must be a map' : 'removed can only be true', item);
  return undefined;
}

function bodyOf(form: ItemVersion['form'], value: JsonObject, defaults: JsonObject): JsonObject {
  if (form === 'removed') return {};
  const { revision, in: _in, ...fields } = defaults;
  if (form === 'patch') return withRevision(value['patch'] as JsonObject, revision);
  const { in: _own, ...own } = value;
  return withRevision({ ...fields, ...own }, revision);
}

/** Gives each citation that names no revision the file's default one. */
export function withRevision(body: JsonObject, revision: JsonValue | undefined): JsonObject {
  const citations = body['citations'];
  if (revision === undefined || !Array.isArray(citations)) return body;
  return { ...body, citations: citations.map((one: JsonValue) => (isObject(one) ? { revision, ...one } : one)) };
}
