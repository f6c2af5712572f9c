import { catalogFingerprint } from '@plimsoll/catalog';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog, shippedCatalogDirectories } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { BOATS, boatCatalog } from '../support/boat-catalog.js';
import { silentLog } from '../support/silent-log.js';

/**
 * Brings an empty database to the first release of the small catalog. The shipped catalogs count as loaded, so that a service is there again
 * a moment after it was killed.
 */
export async function loadBoats(url: string): Promise<void> {
  const database = await openDatabase({ databaseUrl: url, dataDirectory: '' }, silentLog);
  try {
    const store = new ReleaseStore(database.prisma);
    await loadCatalog(store, boatCatalog(), silentLog);
    for (const directory of shippedCatalogDirectories())
      await store.rememberFolder(catalogFingerprint(directory), BOATS);
  } finally {
    await database.close();
  }
}
