import { Problem, type CompiledRelease, type ReleaseHeader } from '@plimsoll/engine';

/** Releases at hand, without a service. */
export interface Shelf {
  readonly kind: 'bundled' | 'file';
  readonly place: string | undefined;
  readonly catalog: string;
  /** Oldest first. The last one is current. */
  readonly headers: readonly ReleaseHeader[];
  open(sequence: number): CompiledRelease;
  /** The snapshot of a release as canonical JSON. */
  snapshot(sequence: number): string;
}

/** The release that a ref names, as the service finds it. Throws Problem (404). */
export function findOn({ catalog, headers }: Shelf, wanted: string, ref: string): ReleaseHeader {
  if (wanted !== catalog)
    throw new Problem(404, 'catalog-not-found', `There is no catalog ${JSON.stringify(wanted)} at hand.`);
  const found = lookUp(headers, ref);
  if (found) return found;
  const held = headers.map(({ sequence, label }) => `${sequence} (${label})`).join(', ');
  const detail = `There is no release ${JSON.stringify(ref)} at hand; there is ${held}.`;
  throw new Problem(404, 'release-not-found', detail);
}

function lookUp(headers: readonly ReleaseHeader[], ref: string): ReleaseHeader | undefined {
  if (ref === 'current') return headers.at(-1);
  if (ref === 'previous') return headers.at(-2);
  if (/^[1-9]\d{0,8}$/.test(ref)) return headers.find(({ sequence }) => sequence === Number(ref));
  return headers.findLast(({ label, digest }) => label === ref || digest === ref);
}
