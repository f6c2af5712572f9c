import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { compileRelease, type CompiledRelease } from '@plimsoll/engine';

/** The releases of the shipped catalog, straight from its files. `current` is the newest. */
export function openShippedReleases(): (ref: string) => CompiledRelease {
  const catalog = readCatalog(fileURLToPath(new URL('../../libs/catalog/aks-networking', import.meta.url)));
  const releases = catalog.releases.map(({ header }) =>
    compileRelease({ ...header, digest: catalog.digestAt(header.sequence) }, catalog.contentAt(header.sequence)),
  );
  return (ref) => {
    const release =
      ref === 'current' ? releases.at(-1) : releases.find(({ ref: { sequence } }) => String(sequence) === ref);
    if (!release) throw new Error(`the shipped catalog has no release ${ref}`);
    return release;
  };
}
