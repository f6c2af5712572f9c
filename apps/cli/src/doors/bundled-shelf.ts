import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { canonicalJson, compileRelease, Problem, SNAPSHOT_KIND } from '@plimsoll/engine';
import { ToolError } from '../failure.js';
import type { Shelf } from './shelf.js';

/** The catalog that comes with this tool. Throws ToolError where it was installed without one, Problem (404) for a catalog of another name. */
export function bundledShelf(catalog: string): Shelf {
  const authored = readCatalog(folderOf(catalog));
  const headers = authored.releases.map(({ header }) => ({
    ...header,
    digest: authored.digestAt(header.sequence),
    // The moment in the form that the service tells it in.
    publishedAt: new Date(header.publishedAt).toISOString(),
  }));
  const headerAt = (sequence: number) => {
    const header = headers.find((one) => one.sequence === sequence);
    if (!header) throw new RangeError(`no release ${sequence}`);
    return header;
  };
  return {
    kind: 'bundled',
    place: undefined,
    catalog,
    headers,
    open: (sequence) => compileRelease(headerAt(sequence), authored.contentAt(sequence)),
    snapshot: (sequence) =>
      canonicalJson({ kind: SNAPSHOT_KIND, release: headerAt(sequence), content: authored.contentAt(sequence) }),
  };
}

function folderOf(catalog: string): string {
  const isId = /^[a-z0-9-]+$/.test(catalog);
  const folder = fileURLToPath(new URL(`../${isId ? catalog : '-'}/`, packageOfCatalogs()));
  if (existsSync(`${folder}/releases.yaml`)) return folder;
  throw new Problem(404, 'catalog-not-found', `There is no catalog ${JSON.stringify(catalog)} with this tool.`);
}

// The folders stand beside the sources and beside the build of the package that reads them.
function packageOfCatalogs(): string {
  try {
    return import.meta.resolve('@plimsoll/catalog');
  } catch {
    throw new ToolError(
      'this tool was installed without a catalog: name a service (--server) or a snapshot (--offline=FILE)',
    );
  }
}
