import type { ReleaseHeader } from '@plimsoll/engine';

/** What a ref is looked up in: headers by rising sequence, and the sequence that is current (default: the last one). */
export interface HeaderList {
  readonly releases: readonly ReleaseHeader[];
  readonly current?: number | undefined;
}

/** The release that a ref names: a sequence, a label, a digest, `current`, or `previous`, which is the one before the current one. */
export function findHeader({ releases, current }: HeaderList, ref: string): ReleaseHeader | undefined {
  const standing = current ?? releases.at(-1)?.sequence;
  if (ref === 'current') return releases.find(({ sequence }) => sequence === standing);
  if (ref === 'previous') return releases.findLast(({ sequence }) => standing !== undefined && sequence < standing);
  return releases.findLast((header) => isNamed(header, ref));
}

/** Whether a ref that is no pointer (neither `current` nor `previous`) names this release. */
export function isNamed(
  { sequence, label, digest }: Pick<ReleaseHeader, 'sequence' | 'label' | 'digest'>,
  ref: string,
): boolean {
  return /^[1-9]\d{0,8}$/.test(ref) ? sequence === Number(ref) : label === ref || digest === ref;
}
