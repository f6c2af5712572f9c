import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

/** The files of a catalog of harbours that loads without a fault and passes every check. */
export const harbourFiles: Readonly<Record<string, string>> = {
  'releases.yaml': `catalog: harbours
name: { en: Harbours, ja: 港 }
releases:
  - sequence: 1
    label: 2026.1.0 # the first
    publishedAt: '2026-01-01T00:00:00Z'
    publishedBy: harbour master
    notes: { en: First., ja: 最初。 }

  - sequence: 2
    label: 2026.2.0
    publishedAt: '2026-02-01T00:00:00Z'
    publishedBy: harbour master
    notes: { en: Second., ja: 二番目。 }
`,
  'categories/categories.yaml': `- id: berth
  in: 1
  name: { en: Berth, ja: 停泊地 }
  order: 1
`,
  'options/piers.yaml': `defaults: { in: 1, category: berth, role: choice }
items:
  - id: pier
    name: { en: Pier, ja: 桟橋 }
    order: 1
    matches: cluster.name == 'pier'
  - id: buoy
    name: { en: Buoy, ja: ブイ }
    order: 2
  - id: buoy
    in: 2
    removed: true
`,
  'dimensions/dimensions.yaml': `defaults: { in: 1, group: all, categories: [berth] }
items:
  - id: max-ships
    name: { en: Ships, ja: 船の数 }
    kind: limit
    order: 1
    valueType: integer
  - id: ferries
    name: { en: Ferries, ja: フェリー }
    kind: capability
    order: 2
`,
  'facts/pier/limits.yaml': `defaults:
  in: 1
  option: pier
  certainty: stated
  evidence: documented
  verifiedOn: 2026-01-01
  revision: harbour-1
items:
  - id: pier-max-ships
    dimension: max-ships
    value: { type: limit, op: max, number: 400, unit: ships, scope: pier, kind: hard, adjustable: false }
    text: { en: A pier holds 400 ships., ja: 桟橋は最大 400 隻。 }
    citations:
      - heading: null
        line: 1
        quote: A pier holds at most 400 ships.
  - id: pier-max-ships
    in: 2
    patch:
      value: { number: 500 }
      note: { en: More., ja: 増えた。 }
`,
  'rules/ships.yaml': `- id: too-many-ships
  in: 1
  title: { en: Too many ships, ja: 船が多すぎる }
  for: cluster
  cases:
    - appliesWhen: cluster.name == 'pier'
      seen:
        - { name: limit, value: "limit('pier', 'max-ships')" }
      assert: agentPools.map(p, p.count).sum() <= limit
      at: /agentPools
      severity: error
      message: { en: 'More than {limit}.', ja: '{limit} 隻を超えています。' }
      facts: [pier-max-ships]
  examples:
    - { name: few, design: { cluster: { name: pier }, agentPools: [{ count: 3 }] }, expect: pass }
    - { name: many, design: { cluster: { name: pier }, agentPools: [{ count: 501 }] }, expect: fail }
`,
  'sources/harbour.yaml': `- id: harbour
  in: 1
  title: { en: Harbour, ja: 港 }
  language: en
  revisions:
    - { id: harbour-1, order: 0 }
    - { id: harbour-2, in: 2, order: 1 }
`,
  'sources/texts/harbour-1.txt': 'A pier holds at most 400 ships.\n',
  'sources/texts/harbour-2.txt': 'A pier holds at most 500 ships.\nGulls are birds.\n',
  'sources/statement-ids.txt': 'pier-max-ships\ngulls-are-birds\n',
  'not-held.yaml': `defaults: { revision: harbour-2 }
items:
  - id: gulls-are-birds
    reason: { en: Says nothing of harbours., ja: 港については何も述べていない。 }
    citations:
      - { heading: null, line: 2, quote: Gulls are birds. }
`,
};

/** The harbour files with other texts in some places; `null` leaves a file out. */
export type FileChanges = Readonly<Record<string, string | null | ((text: string) => string)>>;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes the harbour catalog, changed, into a folder that is gone after the test. */
export function writeHarbour(changes: FileChanges = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'harbour-'));
  folders.push(directory);
  for (const path of new Set([...Object.keys(harbourFiles), ...Object.keys(changes)])) {
    const change = changes[path];
    const text = typeof change === 'function' ? change(harbourFiles[path] ?? '') : change;
    if (text !== null) writeFile(directory, path, text ?? harbourFiles[path] ?? '');
  }
  return directory;
}

export function writeFile(directory: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}
