import { CatalogError, readCatalog } from '@plimsoll/catalog';
import { compileRelease, SNAPSHOT_KIND, type ReleaseHeader } from '@plimsoll/engine';
import type { Shelf } from '@plimsoll/sdk/offline';
import { ToolError } from '../failure.js';

/** A catalog as its editors write it: a folder of YAML. Throws ToolError for one that cannot be read. */
export function authoredShelf(folder: string): Shelf {
  const authored = readFolder(folder);
  const releases: readonly ReleaseHeader[] = authored.releases.map(({ header }) => ({
    ...header,
    digest: authored.digestAt(header.sequence),
    // The moment in the form that the service tells it in.
    publishedAt: new Date(header.publishedAt).toISOString(),
  }));
  const headerAt = (sequence: number) => {
    const header = releases.find((one) => one.sequence === sequence);
    if (!header) throw new RangeError(`no release ${sequence}`);
    return header;
  };
  return {
    catalog: releases[0]?.catalog ?? '',
    releases,
    open: (sequence) => compileRelease(headerAt(sequence), authored.contentAt(sequence)),
    snapshot: (sequence) => ({
      kind: SNAPSHOT_KIND,
      release: headerAt(sequence),
      content: authored.contentAt(sequence),
    }),
  };
}

function readFolder(folder: string) {
  try {
    return readCatalog(folder);
  } catch (error) {
    if (error instanceof CatalogError) throw new ToolError(`${folder}: ${error.message}`, { cause: error });
    throw error;
  }
}
