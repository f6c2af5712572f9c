import { Problem } from '@plimsoll/engine';
import type { Shelf } from '@plimsoll/sdk/offline';

/** The catalog that comes with this tool, a package of its own. Throws Problem (404) for a catalog of which there is none. */
export async function bundledShelf(catalog: string): Promise<Shelf> {
  if (!/^[a-z0-9-]+$/.test(catalog)) throw unknownCatalog(catalog);
  try {
    return (await import(`@plimsoll/catalog-${catalog}`)) as Shelf;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      throw unknownCatalog(catalog);
    throw error;
  }
}

const unknownCatalog = (catalog: string) =>
  new Problem(404, 'catalog-not-found', `There is no catalog ${JSON.stringify(catalog)} with this tool.`);
