// The shipped catalog, and its newest release ready to be asked.
import { readCatalog } from '@plimsoll/catalog';
import { compileRelease, releaseDigest } from '@plimsoll/engine';
import { fileURLToPath } from 'node:url';

export const openCatalog = () =>
  readCatalog(fileURLToPath(new URL('../../libs/catalog/aks-networking', import.meta.url)));

export function newestRelease() {
  const catalog = openCatalog();
  const { header } = catalog.releases.at(-1);
  const content = catalog.contentAt(header.sequence);
  return compileRelease({ ...header, digest: releaseDigest(header.catalog, content) }, content);
}
