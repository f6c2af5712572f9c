import type { CatalogCheck, PlacedProblem } from './check-catalog.js';
import type { CheckedDigest } from './check-digests.js';
import { printFault } from './catalog-fault.js';
import { printTable } from './print-table.js';

/** What was checked and what was found, as text for a terminal. */
export function printCheck(check: CatalogCheck): string {
  const wrong = check.faults.length + check.problems.length;
  return [
    ...check.faults.map(printFault),
    ...check.problems.map(printProblem),
    ...(wrong > 0 ? [''] : []),
    ...printCounts(check),
    ...check.digests.flatMap(printDigest),
    '',
    check.isSound ? `${check.directory}: sound` : `${check.directory}: ${summarise(check, wrong)}`,
  ].join('\n');
}

function printProblem({ check, item, pointer, message, place, releases }: PlacedProblem): string {
  const where = place ? `${place.file}:${place.line}` : '(unknown place)';
  const inReleases = `release ${releases.join(', ')}`;
  return `${where}: ${item.kind} ${item.id}${pointer === '' ? '' : ` ${pointer}`}: ${message} (${check}, ${inReleases})`;
}

function printCounts({ releases }: CatalogCheck): string[] {
  if (releases.length === 0) return [];
  const header = ['', ...releases.map(({ sequence, label }) => `release ${sequence} (${label})`)];
  const rows = (counts: 'items' | 'problems', unit: string) =>
    Object.keys(releases[0]?.[counts] ?? {}).map((name) => [
      name,
      ...releases.map((release) => {
        const count = release[counts][name] ?? 0;
        return unit !== '' && count === 0 ? 'ok' : `${count}${unit}`;
      }),
    ]);
  return [printTable([header, ...rows('items', ''), [], ...rows('problems', ' problem(s)')]), ''];
}

function printDigest({ sequence, state, listed, computed, changed }: CheckedDigest): string[] {
  switch (state) {
    case 'equal':
      return [`digest of release ${sequence}: ${computed}, as listed`];
    case 'missing':
      return [`digest of release ${sequence}: ${computed}, not listed in releases.yaml`];
    case 'differs':
      return [
        `digest of release ${sequence}: ${computed}, but releases.yaml lists ${listed}; a published release never changes`,
        ...changed.map((line) => `  ${line}`),
      ];
  }
}

function summarise({ digests }: CatalogCheck, wrong: number): string {
  const missing = digests.filter(({ state }) => state === 'missing').length;
  const differing = digests.filter(({ state }) => state === 'differs').length;
  return [
    ...(wrong > 0 ? [`${wrong} problem(s)`] : []),
    ...(differing > 0 ? [`${differing} digest(s) differ`] : []),
    ...(missing > 0 ? [`${missing} digest(s) missing; --write-digests fills them in`] : []),
  ].join(', ');
}
