import { DEFAULT_CATALOG } from '../arguments/flags.js';
import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { Progress } from '../terminal/progress.js';
import type { World } from '../world.js';
import type { Door, Origin } from './door.types.js';

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
  const { ShelfDoor } = await import('./shelf-door.js');
  return new ShelfDoor(await openShelf(offline ?? '', given, world), world.today);
}

async function openShelf(file: string, given: Given, world: World) {
  if (file !== '') {
    const { fileShelf } = await import('./file-shelf.js');
    return fileShelf(file, world);
  }
  const progress = new Progress(given.has('quiet') ? undefined : world.stderr);
  await progress.tell('reading the catalog ...');
  const { bundledShelf } = await import('./bundled-shelf.js');
  const shelf = bundledShelf(given.text('catalog') ?? DEFAULT_CATALOG);
  await progress.end();
  return shelf;
}

const DAY_MS = 86_400_000;

/** Tells on stderr what answers and how old it is. Never keeps an answer from being given. */
export async function tellOrigin(door: Door, given: Given, world: World, ref = 'current'): Promise<void> {
  if (given.has('quiet')) return;
  const catalog = given.text('catalog') ?? DEFAULT_CATALOG;
  const origin = await door.origin(catalog, ref).catch(() => undefined);
  if (origin) await world.stderr.write(`${originText(origin, world.today())}\n`);
}

export function originText({ kind, place, release }: Origin, today: string): string {
  const { catalog, label, sequence, publishedAt } = release;
  const days = Math.floor((Date.parse(today) - Date.parse(publishedAt.slice(0, 10))) / DAY_MS);
  const age = days <= 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ago`;
  return `${kind}${place === undefined ? '' : ` ${place}`}: ${catalog} ${label} (release ${sequence}, published ${age})`;
}
