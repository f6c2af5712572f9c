import { canonicalJson, itemKinds, type ItemKind } from '@plimsoll/engine';
import { textCompiler } from '@plimsoll/engine/publish';
import type { AuthoredChange, JsonObject, Place } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';
import { addSchemaFaults, type Steps } from './schema-faults.js';
import { itemName, type VersionHistory, type WrittenVersion } from './version-history.js';

/** The items of one release by their name, each with the version that holds in it. */
type ReleaseItems = ReadonlyMap<string, PublishedVersion>;

/** A version as it is published: `content` is canonical, its expressions compiled in the release in which it appears. */
interface PublishedVersion {
  readonly change: AuthoredChange;
  readonly written: WrittenVersion;
}

/** What one release changes, and everything it then holds. */
export interface PublishedRelease {
  readonly changes: readonly AuthoredChange[];
  readonly items: ReleaseItems;
}

/** Walks the releases in order; each release compiles the expressions of the items that it changes, against all that it holds. */
export function publishVersions(
  sequences: readonly number[],
  history: VersionHistory,
  faults: FaultList,
): ReadonlyMap<number, PublishedRelease> {
  const authored = new Map<string, WrittenVersion>();
  let items = new Map<string, PublishedVersion>();
  const releases = new Map<number, PublishedRelease>();
  for (const sequence of sequences) {
    const versions = history.get(sequence) ?? [];
    for (const version of versions) setOrRemove(authored, itemName(version), version, version.content === null);
    const compiler = textCompiler(listsOf(authored.values()));
    items = new Map(items);
    const changes = versions.flatMap((written) => {
      const change = publish(written, items.get(itemName(written)), compiler, faults);
      if (change) setOrRemove(items, itemName(written), { change, written }, change.content === null);
      return change ?? [];
    });
    releases.set(sequence, { changes, items });
  }
  return releases;
}

function publish(
  written: WrittenVersion,
  before: PublishedVersion | undefined,
  compiler: ReturnType<typeof textCompiler>,
  faults: FaultList,
): AuthoredChange | undefined {
  const { kind, id: key } = written;
  const name = itemName(written);
  if (written.content === null) return { kind, key, content: null };
  const { item, problems } = compiler.compile(kind, written.content);
  for (const { steps, message } of problems)
    faults.add(placeIn(written, steps), `/${steps.join('/')}: ${message}`, name);
  const parsed = itemKinds[kind].schema.safeParse(item);
  if (!parsed.success && problems.length === 0)
    addSchemaFaults(parsed.error, (steps) => placeIn(written, steps), faults, name);
  const content = JSON.parse(canonicalJson(item)) as JsonObject;
  if (before && canonicalJson(before.change.content) === canonicalJson(content)) {
    faults.add(written.written.placeOf(), 'this version changes nothing', name);
    return undefined;
  }
  return { kind, key, content };
}

/** Where a part of a version is written: in its patch, or in the earlier version where the patch does not tell it. */
export function placeIn(version: WrittenVersion, steps: Steps = []): Place {
  const { form, before, body, written } = version;
  const [first] = steps;
  if (form !== 'patch' || first === undefined) return written.placeOf(steps);
  return before && !Object.hasOwn(body, first) ? placeIn(before, steps) : written.placeOf(['patch', ...steps]);
}

function setOrRemove<V>(map: Map<string, V>, key: string, value: V, isRemoved: boolean): void {
  if (isRemoved) map.delete(key);
  else map.set(key, value);
}

/** The authored items as the lists of a release. */
function listsOf(versions: Iterable<WrittenVersion>): Record<string, JsonObject[]> {
  const lists: Record<string, JsonObject[]> = Object.fromEntries(
    Object.values(itemKinds).map(({ plural }) => [plural, [] as JsonObject[]]),
  );
  for (const { kind, content } of versions) if (content) lists[pluralOf(kind)]?.push(content);
  return lists;
}

const pluralOf = (kind: ItemKind) => itemKinds[kind].plural;
