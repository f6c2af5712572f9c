import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of a revision of the shipped catalog. */
export const shippedText = (revision: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../libs/catalog/aks-networking/sources/texts/${revision}.txt`, import.meta.url)),
    'utf8',
  );
