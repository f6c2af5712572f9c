import type { AuthoredCatalog } from './authored-catalog.js';
import { readFiles, type CatalogFile } from './catalog-files.js';
import { CatalogError, FaultList, type CatalogFault } from './catalog-fault.js';
import { readExpectedFacts, readItemFiles } from './item-files.js';
import { NOT_HELD_FILE, readNotHeld } from './not-held.js';
import { publishVersions } from './publish-versions.js';
import { readReleaseList, RELEASES_FILE, type ReleaseList } from './release-list.js';
import { releaseViews } from './release-views.js';
import { readTexts, refuseStrayTexts } from './source-items.js';
import { buildHistory } from './version-history.js';
import { readYaml, type YamlValue } from './yaml-file.js';

/** A folder, read as far as it can be, with everything that is wrong in it. Without a readable `releases.yaml` there is no catalog. */
export interface CatalogReading {
  readonly catalog: AuthoredCatalog | undefined;
  readonly faults: readonly CatalogFault[];
}

/** Reads a catalog folder. Throws CatalogError, which names every fault, when it cannot be loaded as it stands. Does not run the publishing checks. */
export function readCatalog(directory: string): AuthoredCatalog {
  const { catalog, faults } = inspectCatalog(directory);
  if (faults.length > 0 || !catalog) throw new CatalogError(directory, faults);
  return catalog;
}

/** Reads a catalog folder for those who mend it: all that could be read, and all that is wrong. An item that has a fault may be malformed in the catalog. */
export function inspectCatalog(directory: string): CatalogReading {
  const faults = new FaultList();
  const files = readFiles(directory, faults);
  if (!files.some(({ path }) => path === RELEASES_FILE)) faults.add({ file: RELEASES_FILE, line: 1 }, 'is missing');
  const list = readTopFile(files, RELEASES_FILE, faults, readReleaseList);
  const catalog = list && assemble(files, list, faults);
  return { catalog, faults: faults.sorted() };
}

function assemble(files: readonly CatalogFile[], list: ReleaseList, faults: FaultList): AuthoredCatalog {
  const texts = readTexts(files);
  const versions = readItemFiles(files, texts, faults);
  refuseStrayTexts(texts, versions, faults);
  const sequences = list.releases.map(({ header }) => header.sequence);
  const published = publishVersions(sequences, buildHistory(versions, new Set(sequences), faults), faults);
  return {
    catalog: list.catalog,
    name: list.name,
    releases: list.releases.map((release) => ({
      ...release,
      changes: published.get(release.header.sequence)?.changes ?? [],
    })),
    texts: new Map([...texts.values()].map(({ sha256, text }) => [sha256, text])),
    notHeld: readTopFile(files, NOT_HELD_FILE, faults, readNotHeld) ?? [],
    expectedFacts: files.flatMap(readExpectedFacts),
    ...releaseViews(list.catalog, published),
  };
}

function readTopFile<T>(
  files: readonly CatalogFile[],
  path: string,
  faults: FaultList,
  read: (written: YamlValue, faults: FaultList) => T,
): T | undefined {
  const file = files.find((one) => one.path === path);
  const written = file && readYaml(file, faults);
  return written && read(written, faults);
}
