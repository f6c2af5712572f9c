/** A version that was read: its numbers and, when it is a pre-release, the identifiers of it. */
export class Version {
  constructor(
    readonly parts: readonly number[],
    readonly preRelease: readonly string[],
    readonly text: string,
  ) {}
}

const VERSION =
  /^v?((?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){0,3})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
const SEMVER = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:[-+]|$)/;

/** Reads a version of one to four numbers, as products write them (`1.7`, `v1.7.9`). Undefined when it is none. */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text);
  if (match?.[1] === undefined) return undefined;
  return new Version(match[1].split('.').map(Number), match[2]?.split('.') ?? [], text);
}

/** Reads a semantic version of exactly three numbers, which is what Kubernetes' `semver` takes. Undefined when it is none. */
export function parseSemver(text: string): Version | undefined {
  return SEMVER.test(text) ? parseVersion(text) : undefined;
}

/** Below zero when a is older, above when newer. Part by part as numbers, a missing part counting as 0; a pre-release is older than its release, as SemVer says. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.parts.length, b.parts.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.parts[index] ?? 0) - (b.parts[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return comparePreReleases(a.preRelease, b.preRelease);
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Math.sign(b.length - a.length);
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const difference = compareIdentifiers(left, right);
    if (difference !== 0) return difference;
  }
  return Math.sign(a.length - b.length);
}

const isNumeric = (text: string) => /^\d+$/.test(text);

function compareIdentifiers(a: string, b: string): number {
  if (a === b) return 0;
  if (isNumeric(a) && isNumeric(b)) return Math.sign(Number(a) - Number(b));
  if (isNumeric(a) !== isNumeric(b)) return isNumeric(a) ? -1 : 1;
  return a < b ? -1 : 1;
}
