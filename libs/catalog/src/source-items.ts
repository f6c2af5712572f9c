import { createHash } from 'node:crypto';
import type { JsonObject } from './authored-catalog.js';
import type { CatalogFile } from './catalog-files.js';
import type { FaultList } from './catalog-fault.js';
import { readVersion, type ItemVersion } from './item-versions.js';
import { isObject } from './merge-patch.js';
import type { YamlValue } from './yaml-file.js';

const TEXT_FILE = /^sources\/texts\/([^/]+)\.txt$/;

/** The texts that lie beside the sources, by the id of the revision they are the text of. */
export type RevisionTexts = ReadonlyMap<
  string,
  { readonly text: string; readonly sha256: string; readonly file: string }
>;

export function isTextFile(path: string): boolean {
  return TEXT_FILE.test(path);
}

export function readTexts(files: readonly CatalogFile[]): RevisionTexts {
  return new Map(
    files.flatMap(({ path, text }) => {
      const id = TEXT_FILE.exec(path)?.[1];
      const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
      return id === undefined ? [] : [[id, { text, sha256, file: path }] as const];
    }),
  );
}

/** Reads a source together with its revisions, which are items of their own; each is in the source's release unless it says otherwise. */
export function readSource(
  written: YamlValue,
  defaults: JsonObject,
  texts: RevisionTexts,
  faults: FaultList,
): ItemVersion[] {
  const source = readVersion('source', written, defaults, faults);
  if (source?.form !== 'whole') return source ? [source] : [];
  const { revisions = [], ...body } = source.body;
  const elements = written.member('revisions')?.elements ?? [];
  if (!Array.isArray(revisions))
    faults.add(written.placeOf(['revisions']), 'revisions must be a list', `source ${source.id}`);
  const inherited = { in: source.sequence, source: source.id };
  return [{ ...source, body }, ...elements.flatMap((element) => readRevision(element, inherited, texts, faults) ?? [])];
}

function readRevision(
  written: YamlValue,
  inherited: JsonObject,
  texts: RevisionTexts,
  faults: FaultList,
): ItemVersion | undefined {
  const version = readVersion('source-revision', written, inherited, faults);
  if (version?.form !== 'whole') return version;
  const item = `source-revision ${version.id}`;
  const held = texts.get(version.id);
  if (!held) {
    faults.add(written.placeOf(), `its text is missing: sources/texts/${version.id}.txt`, item);
    return version;
  }
  const told = isObject(written.value) ? written.value['textSha256'] : undefined;
  if (told !== undefined && told !== held.sha256)
    faults.add(written.placeOf(['textSha256']), `the text in ${held.file} has the SHA-256 ${held.sha256}`, item);
  return { ...version, body: { ...version.body, textSha256: held.sha256 } };
}

export function refuseStrayTexts(texts: RevisionTexts, versions: readonly ItemVersion[], faults: FaultList): void {
  const revisions = new Set(versions.flatMap(({ kind, id }) => (kind === 'source-revision' ? id : [])));
  for (const [id, { file }] of texts)
    if (!revisions.has(id)) faults.add({ file, line: 1 }, `no source has a revision ${id}`);
}
