// Writes the package of a catalog: its releases as data, each in a file of its own, read from the folder that holds them as facts.
// node scripts/catalog-package.mjs FOLDER TARGET
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Writes the package's modules into `target`, which holds nothing else afterwards. */
export async function writeCatalogPackage(folder, target) {
  const { readCatalog } = await import('@plimsoll/catalog');
  const { canonicalJson, SNAPSHOT_KIND } = await import('@plimsoll/engine');
  const authored = readCatalog(folder);
  const releases = authored.releases.map(({ header }) => ({
    ...header,
    digest: authored.digestAt(header.sequence),
    // The moment in the form that the service tells it in.
    publishedAt: new Date(header.publishedAt).toISOString(),
  }));
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, 'releases'), { recursive: true });
  for (const release of releases) {
    const { sequence } = release;
    const text = canonicalJson({ kind: SNAPSHOT_KIND, release, content: authored.contentAt(sequence) });
    writeFileSync(join(target, `releases/${sequence}.js`), `export const text = ${JSON.stringify(text)};\n`);
    writeFileSync(join(target, `releases/${sequence}.d.ts`), 'export declare const text: string;\n');
  }
  writeFileSync(join(target, 'index.js'), indexOf(authored.catalog, releases));
  writeFileSync(join(target, 'index.d.ts'), types);
}

// A release is imported by a path that is written out, so that a bundler makes a part of each and a program loads what it asks for.
const indexOf = (catalog, releases) => `export const catalog = ${JSON.stringify(catalog)};

export const releases = Object.freeze([
${releases.map((release) => `  Object.freeze(${JSON.stringify(release)}),`).join('\n')}
]);

const texts = {
${releases.map(({ sequence }) => `  ${sequence}: () => import('./releases/${sequence}.js'),`).join('\n')}
};

export async function snapshot(ref = 'current') {
  const header = find(String(ref));
  if (!header) throw new RangeError(\`there is no release \${JSON.stringify(ref)} of \${catalog} in this package\`);
  const { text } = await texts[header.sequence]();
  return JSON.parse(text);
}

function find(ref) {
  if (ref === 'current') return releases.at(-1);
  if (ref === 'previous') return releases.at(-2);
  if (/^[1-9]\\d{0,8}$/.test(ref)) return releases.find(({ sequence }) => sequence === Number(ref));
  return releases.findLast(({ label, digest }) => label === ref || digest === ref);
}
`;

const types = `/** The header of a release. \`digest\` is SHA-256 over its content as canonical JSON; \`publishedAt\` is RFC 3339 in UTC. */
export interface ReleaseHeader {
  readonly catalog: string;
  readonly sequence: number;
  readonly label: string;
  readonly digest: string;
  readonly schemaVersion: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly notes: { readonly en: string; readonly ja: string };
}

/** A release in one document, as the service gives it and \`openRelease\` of \`@plimsoll/sdk/offline\` takes it. */
export interface Snapshot {
  readonly kind: string;
  readonly release: ReleaseHeader;
  readonly content: { readonly [list: string]: readonly unknown[] };
}

/** The id of the catalog. */
export declare const catalog: string;

/** Every release in this package, by rising sequence; the last one is current. */
export declare const releases: readonly ReleaseHeader[];

/**
 * Loads a release: by sequence, label or digest, \`current\` (default) or \`previous\`. Each call gives a value of its own.
 * Throws RangeError for one that is not in this package.
 */
export declare function snapshot(ref?: number | string): Promise<Snapshot>;
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, target] = process.argv.slice(2).map((path) => resolve(path));
  await writeCatalogPackage(folder, target);
}
