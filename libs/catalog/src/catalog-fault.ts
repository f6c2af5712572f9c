import type { Place } from './authored-catalog.js';

/** One thing that is wrong in a catalog folder. `item` is `kind id` where the fault lies in an item, else null. */
export interface CatalogFault extends Place {
  readonly item: string | null;
  readonly message: string;
}

/** Takes the faults that readers find, so that one reading names all of them. */
export class FaultList {
  readonly #faults: CatalogFault[] = [];

  add(place: Place, message: string, item: string | null = null): void {
    this.#faults.push({ file: place.file, line: place.line, item, message });
  }

  /** By file, then line; the order of finding decides between faults of one line. */
  sorted(): readonly CatalogFault[] {
    return [...this.#faults].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  }
}

export function printFault(fault: CatalogFault): string {
  const item = fault.item === null ? '' : `${fault.item}: `;
  return `${fault.file}:${fault.line}: ${item}${fault.message}`;
}

/** A catalog folder that cannot be loaded. `faults` holds all of what is wrong, not the first only. */
export class CatalogError extends Error {
  constructor(
    readonly directory: string,
    readonly faults: readonly CatalogFault[],
  ) {
    super(
      `${directory} holds ${faults.length} fault(s)\n${faults.map((fault) => `  ${printFault(fault)}`).join('\n')}`,
    );
    this.name = 'CatalogError';
  }
}
