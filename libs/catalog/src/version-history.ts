import type { ItemKind } from '@plimsoll/engine';
import type { JsonObject } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';
import type { ItemVersion } from './item-versions.js';
import { mergePatch } from './merge-patch.js';

/** A version with the whole authored content it stands for (expressions still as text), or null where the item is removed. */
export interface WrittenVersion extends ItemVersion {
  readonly content: JsonObject | null;
  /** The version of the same item that a patch changes. */
  readonly before: WrittenVersion | undefined;
}

/** All sound versions of all items: for each release the ones that appear in it, sorted by kind, then id. */
export type VersionHistory = ReadonlyMap<number, readonly WrittenVersion[]>;

/** Puts the versions of each item in order and works the patches out. A version that cannot stand where it stands is a fault and left out. */
export function buildHistory(
  versions: readonly ItemVersion[],
  sequences: ReadonlySet<number>,
  faults: FaultList,
): VersionHistory {
  const items = new Map<string, ItemVersion[]>();
  for (const version of versions) {
    const refusal = refuseSequence(version, sequences);
    if (refusal !== undefined) addFault(faults, version, ['in'], refusal);
    else push(items, itemName(version), version);
  }
  const history = new Map<number, WrittenVersion[]>([...sequences].map((sequence) => [sequence, []]));
  for (const name of [...items.keys()].sort())
    for (const version of workOut(items.get(name) ?? [], faults)) push(history, version.sequence, version);
  return history;
}

export const itemName = ({ kind, id }: { readonly kind: ItemKind; readonly id: string }): string => `${kind} ${id}`;

function refuseSequence({ sequence }: ItemVersion, sequences: ReadonlySet<number>): string | undefined {
  return sequences.has(sequence) ? undefined : `there is no release ${sequence} in releases.yaml`;
}

function workOut(versions: readonly ItemVersion[], faults: FaultList): WrittenVersion[] {
  const ordered = [...versions].sort((a, b) => a.sequence - b.sequence);
  const written: WrittenVersion[] = [];
  for (const version of ordered) {
    const before = written.at(-1);
    const refusal = refuseAfter(version, before);
    if (refusal !== undefined) addFault(faults, version, [version.form === 'whole' ? 'id' : version.form], refusal);
    else written.push({ ...version, content: contentOf(version, before), before });
  }
  return written;
}

function refuseAfter(version: ItemVersion, before: WrittenVersion | undefined): string | undefined {
  if (before?.sequence === version.sequence) {
    const { file, line } = before.written.placeOf();
    return `stands twice in release ${version.sequence}; the other is at ${file}:${line}`;
  }
  if (before?.form === 'removed') return `was removed in release ${before.sequence}; an id is never used again`;
  if (before === undefined && version.form !== 'whole')
    return `there is no earlier version to be ${version.form === 'patch' ? 'patched' : 'removed'}`;
  return undefined;
}

function contentOf(version: ItemVersion, before: WrittenVersion | undefined): JsonObject | null {
  if (version.form === 'removed') return null;
  if (version.form === 'whole') return version.body;
  return { ...(mergePatch(before?.content ?? {}, version.body) as JsonObject), id: version.id };
}

function addFault(faults: FaultList, version: ItemVersion, steps: readonly string[], message: string): void {
  faults.add(version.written.placeOf(steps), message, itemName(version));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
