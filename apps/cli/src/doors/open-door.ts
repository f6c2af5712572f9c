import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { isFolder } from '../input/file-kind.js';
import type { World } from '../world.js';
import type { Door, Origin } from './door.types.js';
import type { HeldReleases } from './shelf-door.js';

/** Opens what the flags and the environment name: a service, a snapshot file, or the catalog that comes with the tool. */
export async function openDoor(given: Given, world: World): Promise<Door> {
  const offline = given.text('offline');
  const named = given.text('server');
  if (offline !== undefined && named !== undefined)
    throw new ToolError('--offline asks no server: give one of the two');
  const server = offline === undefined ? (named ?? world.environment.server) : undefined;
  if (server !== undefined) {
    const { networkDoor } = await import('./network-door.js');
    return networkDoor(server, world.environment.token);
  }
  const { shelfDoor } = await import('./shelf-door.js');
  return shelfDoor(await openReleases(offline ?? '', given, world), world.today);
}

async function openReleases(place: string, given: Given, world: World): Promise<HeldReleases> {
  if (place !== '') return { kind: 'file', place, shelf: await openPlace(place, world) };
  const { bundledShelf } = await import('./bundled-shelf.js');
  const shelf = await bundledShelf(given.text('catalog') ?? DEFAULT_CATALOG);
  return { kind: 'bundled', place: undefined, shelf };
}

/** A snapshot, a folder of them, or the folder of a catalog as its editors write it. */
async function openPlace(place: string, world: World) {
  if (existsSync(join(place, 'releases.yaml'))) return (await import('./authored-shelf.js')).authoredShelf(place);
  const { snapshotShelf, snapshotsShelf } = await import('./snapshot-shelf.js');
  return isFolder(place) ? snapshotsShelf(place, world) : snapshotShelf(place, world);
}

const DAY_MS = 86_400_000;

/** A release by its catalog and number, or another name of it. */
interface Named {
  readonly catalog: string | undefined;
  readonly sequence: number | string;
}

/** Tells on stderr what answers and how old it is. Never keeps an answer from being given. */
export async function tellOrigin(door: Door, given: Given, world: World, of: Named): Promise<void> {
  if (given.has('quiet')) return;
  const origin = await door.origin(of.catalog, String(of.sequence)).catch(() => undefined);
  if (origin) await world.stderr.write(`${originText(origin, world.today())}\n`);
}

export function originText({ kind, place, release }: Origin, today: string): string {
  const { catalog, label, sequence, publishedAt } = release;
  const days = Math.floor((Date.parse(today) - Date.parse(publishedAt.slice(0, 10))) / DAY_MS);
  const age = days <= 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ago`;
  return `${kind}${place === undefined ? '' : ` ${place}`}: ${catalog} ${label} (release ${sequence}, published ${age})`;
}
