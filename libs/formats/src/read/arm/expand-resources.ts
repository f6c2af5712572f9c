import { pointerTo } from '@plimsoll/engine';
import { isObject, ownValue } from '../place.js';
import { templateProblem } from './budget.js';
import { evaluateText } from './evaluate.js';
import { countOf, evaluateJson, inLoop } from './evaluate-json.js';
import type { Frame, Home } from './frame.js';
import { resourceIdIn } from './resource-id.js';
import { types, type Resource, type ResourceType } from './resource.js';
import { Opaque, shortText, symbolFor, textOf, type Value } from './value.js';

type Written = Readonly<Record<string, unknown>>;

/** What the resources of a list have in common. `frame.at` points at the list. */
export interface Setting {
  readonly frame: Frame;
  readonly home: Home;
  readonly isCertain: boolean;
  readonly parent?: { readonly type: string; readonly names: readonly string[] };
}

/** More resources than this are no template: each is made by a loop. */
const MAX_RESOURCES = 200_000;

const known: ReadonlyMap<string, ResourceType> = new Map(Object.values(types).map((type) => [type, type]));

/**
 * The resources of a template that are read, loops unrolled and child resources after the one that they stand in; those whose condition is false are left
 * out. Throws Problem (422) `too-large`.
 */
export function expandResources(resources: unknown, setting: Setting): readonly Resource[] {
  const found: Resource[] = [];
  const entries: readonly [string | number, unknown][] = Array.isArray(resources)
    ? [...resources.entries()]
    : Object.entries(isObject(resources) ? resources : {});
  for (const [key, written] of entries) {
    if (!isObject(written)) continue;
    const frame = { ...setting.frame, at: pointerTo(setting.frame.at, key) };
    for (const each of expandOne(written, { ...setting, frame }, key)) found.push(each);
    if (found.length > MAX_RESOURCES)
      throw templateProblem('too-large', frame.at, `makes more than ${MAX_RESOURCES} resources`);
  }
  return found;
}

function* expandOne(written: Written, setting: Setting, key: string | number): Generator<Resource> {
  const type = fullType(written, setting);
  const read = known.get(type.toLowerCase());
  if (!read) return;
  for (const { frame, isCertain, suffix } of copiesOf(written, setting.frame)) {
    const condition = conditionOf(written, frame);
    if (condition === false) continue;
    const isSure = setting.isCertain && isCertain && condition === true;
    if (!isSure) noteUncertain(written, frame);
    const names = namesOf(written, type, { ...setting, frame });
    const resource: Resource = {
      type: read,
      written,
      frame,
      home: setting.home,
      names,
      id: resourceIdIn(setting.home, type, names),
      symbolicName: typeof key === 'string' ? `${key}${suffix}`.toLowerCase() : undefined,
      isCertain: isSure,
      isExisting: written['existing'] === true,
    };
    yield resource;
    const inner: Frame = { ...frame, at: pointerTo(frame.at, 'resources') };
    const parent = { type, names };
    yield* expandResources(written['resources'], { frame: inner, home: setting.home, isCertain: isSure, parent });
  }
}

/** A child resource that stands in its parent may be named by the last part of its type. */
function fullType(written: Written, { frame, parent }: Setting): string {
  const told = ownValue(written, 'type');
  const type =
    typeof told === 'string' ? textOf(evaluateText(told, { ...frame, at: pointerTo(frame.at, 'type') })) : '';
  if (type === undefined || !parent) return type ?? '';
  return type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`) ? type : `${parent.type}/${type}`;
}

interface Copy {
  readonly frame: Frame;
  readonly isCertain: boolean;
  readonly suffix: string;
}

function* copiesOf(written: Written, frame: Frame): Generator<Copy> {
  const copy = ownValue(written, 'copy');
  if (!isObject(copy)) return yield { frame, isCertain: true, suffix: '' };
  const at = pointerTo(frame.at, 'copy');
  const name = typeof copy['name'] === 'string' ? textOf(evaluateText(copy['name'], { ...frame, at })) : undefined;
  const times = countOf(copy['count'], { ...frame, at });
  const inside = (index: Value): Frame => ({
    ...frame,
    loops: new Map([...inLoop(frame, name ?? '', index), ['', index]]),
  });
  if (times === undefined) {
    yield { frame: inside(new Opaque(symbolFor(`copyIndex(${name ?? ''})`))), isCertain: false, suffix: '' };
    return;
  }
  for (let index = 0; index < times; index += 1) yield { frame: inside(index), isCertain: true, suffix: `[${index}]` };
}

/** Undefined where only runtime knows it. */
function conditionOf(written: Written, frame: Frame): boolean | undefined {
  if (!Object.hasOwn(written, 'condition')) return true;
  const at = pointerTo(frame.at, 'condition');
  const value = evaluateJson(written['condition'], { frame: { ...frame, at }, marks: false });
  if (typeof value === 'string') return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

function noteUncertain(written: Written, { world, at }: Frame): void {
  const cause = ['condition', 'copy'].find((name) => Object.hasOwn(written, name));
  if (cause) world.unmapped.add(pointerTo(at, cause));
}

/** The names of a resource, from the outermost it stands in; of a child that stands in its parent the parent's come first. */
function namesOf(written: Written, type: string, { frame, parent }: Setting): readonly string[] {
  const at = pointerTo(frame.at, 'name');
  const value = evaluateJson(written['name'], { frame: { ...frame, at }, marks: false });
  const own = shortText(textOf(value) ?? symbolFor(`name of ${frame.at}`)).split('/');
  const wanted = type.split('/').length - 1;
  const names = parent && own.length < wanted ? [...parent.names, ...own] : own;
  if (names.length === wanted) return names;
  return Array.from({ length: wanted }, (_, index) => symbolFor(`name ${index} of ${frame.at}`));
}
