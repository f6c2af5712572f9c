import type { ItemKind } from '@plimsoll/engine';
import type { ExpectedFacts } from './authored-catalog.js';
import type { CatalogFile } from './catalog-files.js';
import type { FaultList } from './catalog-fault.js';
import { readItemList, readVersion, type ItemVersion } from './item-versions.js';
import { NOT_HELD_FILE } from './not-held.js';
import { PUBLISHED_ITEMS_FILE } from './published-items.js';
import { RELEASES_FILE } from './release-list.js';
import { isTextFile, readSource, type RevisionTexts } from './source-items.js';
import { readYaml, type YamlValue } from './yaml-file.js';

const folders: ReadonlyMap<string, ItemKind> = new Map([
  ['categories', 'category'],
  ['options', 'option'],
  ['dimensions', 'dimension'],
  ['vocabularies', 'vocabulary'],
  ['facts', 'fact'],
  ['rules', 'rule'],
  ['formulas', 'formula'],
  ['defaults', 'default'],
  ['requirements', 'requirement'],
  ['questions', 'question'],
  ['sources', 'source'],
]);

const TOP_FILES = [RELEASES_FILE, NOT_HELD_FILE, PUBLISHED_ITEMS_FILE];
const ID_LIST = /^sources\/[^/]+-ids\.txt$/;

/** The item versions of every file that lies in the folder of a kind. A file that has no place in a catalog is a fault. */
export function readItemFiles(files: readonly CatalogFile[], texts: RevisionTexts, faults: FaultList): ItemVersion[] {
  return files.flatMap((file) => {
    const refusal = refusePath(file.path);
    if (refusal !== undefined) faults.add({ file: file.path, line: 1 }, refusal);
    const kind = folders.get(file.path.split('/')[0] ?? '');
    if (refusal !== undefined || kind === undefined || !file.path.endsWith('.yaml')) return [];
    const written = readYaml(file, faults);
    return written ? readVersions(kind, written, texts, faults) : [];
  });
}

function readVersions(kind: ItemKind, file: YamlValue, texts: RevisionTexts, faults: FaultList): ItemVersion[] {
  const { elements, defaults } = readItemList(file, faults);
  return elements.flatMap((element) =>
    kind === 'source'
      ? readSource(element, defaults, texts, faults)
      : (readVersion(kind, element, defaults, faults) ?? []),
  );
}

function refusePath(path: string): string | undefined {
  if (TOP_FILES.includes(path) || isTextFile(path) || ID_LIST.test(path)) return undefined;
  const [folder, ...rest] = path.split('/');
  if (rest.length === 0) return `unknown file; beside the folders there may be ${TOP_FILES.join(', ')}`;
  if (!folders.has(folder ?? '')) return `unknown folder ${folder}; the folders are ${[...folders.keys()].join(', ')}`;
  return path.endsWith('.yaml') ? undefined : 'unknown kind of file; items are written in .yaml files';
}

/** `sources/<name>-ids.txt`: one id a line, of the statements that were found in the sources. */
export function readExpectedFacts({ path, text }: CatalogFile): ExpectedFacts[] {
  if (!ID_LIST.test(path)) return [];
  const ids = text.split(/\r?\n/).map((line) => line.trim());
  return [{ file: path, ids: ids.filter((id) => id !== '') }];
}
