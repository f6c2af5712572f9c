import { pointerTo } from '@plimsoll/engine';
import { isObject, type Place } from '../place.js';
import type { ConfigDocument, ConfigResource } from './config-document.js';
import { configProblem } from './config-problem.js';
import { ConfigValues, placeIn, type Told } from './config-values.js';
import { providerDefaults } from './config-defaults.js';

type Json = Record<string, unknown>;

/** A resource's body as a plan shows it: values that are told, what was written for the others, and which are known only after apply. */
interface Shown {
  readonly values: unknown;
  readonly expressions: unknown;
  readonly unknown: unknown;
}

const META: ReadonlySet<string> = new Set(['depends_on', 'lifecycle', 'provider', 'provisioner', 'connection', '//']);
const REPEATS = ['count', 'for_each', 'dynamic'] as const;
const MAX_DEPTH = 100;

/**
 * A configuration as the plan that Terraform would print for it, as far as the configuration alone tells. Throws Problem (422) where resources or blocks are
 * repeated: how often is known to Terraform only.
 */
export function planOfConfig(document: ConfigDocument): Json {
  const values = new ConfigValues(document);
  const all = [...document.resources.values()].map((resource) => ({ resource, shown: showResource(resource, values) }));
  const head = ({ address, isData, type, name }: ConfigResource) => ({
    address,
    mode: isData ? 'data' : 'managed',
    type,
    name,
  });
  return {
    planned_values: {
      root_module: { resources: all.map(({ resource, shown }) => ({ ...head(resource), values: shown.values })) },
    },
    resource_changes: all.map(({ resource, shown }) => ({
      ...head(resource),
      change: { actions: ['create'], after_unknown: shown.unknown },
    })),
    configuration: {
      root_module: {
        resources: all.map(({ resource, shown }) => ({ ...head(resource), expressions: shown.expressions })),
      },
    },
  };
}

function showResource({ type, isData, body }: ConfigResource, values: ConfigValues): Shown {
  const isBlocks = !type.startsWith('azapi_');
  const shown = showBlock(body, { values, isBlocks }, 0);
  return isData ? shown : { ...shown, values: providerDefaults(type, shown.values, shown.expressions) };
}

interface Setting {
  readonly values: ConfigValues;
  /** Whether an object is a block, which a plan shows as a list. */
  readonly isBlocks: boolean;
}

function showBlock(place: Place, setting: Setting, depth: number): Shown {
  if (depth > MAX_DEPTH) throw configProblem('too-deep', place.pointer, `is nested more than ${MAX_DEPTH} deep`);
  const shown = Object.keys(isObject(place.value) ? place.value : {}).flatMap((name) => {
    if (META.has(name)) return [];
    const inner = placeIn(place, name);
    refuseRepeats(name, inner);
    return [[name, showMember(inner, setting, depth)] as const];
  });
  return { values: kept(shown, 'values'), expressions: kept(shown, 'expressions'), unknown: kept(shown, 'unknown') };
}

/** What members show of one kind, of those that show something. */
const kept = (members: readonly (readonly [string, Shown])[], of: keyof Shown): Json =>
  Object.fromEntries(members.flatMap(([name, shown]) => (shown[of] === undefined ? [] : [[name, shown[of]]])));

function refuseRepeats(name: string, { pointer }: Place): void {
  if ((REPEATS as readonly string[]).includes(name))
    throw configProblem(
      'unsupported',
      pointer,
      `repeats by ${name}: give what terraform show -json prints of the plan`,
    );
}

function showMember(place: Place, setting: Setting, depth: number): Shown {
  const { value } = place;
  if (!setting.isBlocks) return showAttribute(place, setting.values);
  const blocks = isObject(value) ? [place] : blocksIn(place);
  if (!blocks) return showTold(setting.values.of(place, depth));
  const shown = blocks.map((each) => showBlock(each, setting, depth + 1));
  return {
    values: shown.map((each) => each.values),
    expressions: shown.map((each) => each.expressions),
    unknown: shown.map((each) => each.unknown),
  };
}

/** The blocks of a list that holds nothing else. */
function blocksIn(place: Place): readonly Place[] | undefined {
  const { value } = place;
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return undefined;
  return value.map((item: unknown, index) => ({ value: item, pointer: pointerTo(place.pointer, index) }));
}

const showTold = (told: Told): Shown =>
  'value' in told
    ? { values: told.value, expressions: { constant_value: told.value }, unknown: undefined }
    : { values: undefined, expressions: { references: told.references }, unknown: true };

/** An attribute that is an object: what in it is told stands in the plan, and beside what all of it refers to each member's own expression. */
function showAttribute(place: Place, values: ConfigValues): Shown {
  const told = values.of(place, 0);
  if ('value' in told || typeof place.value === 'string') return showTold(told);
  const part = partOf(place, values);
  const own = isObject(part.expressions) ? part.expressions : {};
  return { ...part, expressions: { ...own, references: told.references } };
}

function partOf(place: Place, values: ConfigValues): Shown {
  const { value } = place;
  if (typeof value !== 'object' || value === null) return showTold(values.of(place, 0));
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  const parts = names.map((name) => [name, partOf(placeIn(place, isList ? Number(name) : name), values)] as const);
  const gather = (of: keyof Shown) => (isList ? parts.map(([, part]) => part[of] ?? null) : kept(parts, of));
  return { values: gather('values'), expressions: gather('expressions'), unknown: gather('unknown') };
}
