import { createHash } from 'node:crypto';
import type { Run } from '../arguments/command.types.js';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import type { Given } from '../arguments/given.js';
import { openService, type Service } from '../doors/service.js';
import { readObject } from '../input/question.js';
import { sourceFiles, type ListedSource, type SourceFile, type SourceFolder } from '../input/source-files.js';
import { isNewIn, showDrift, type DriftFound, type DriftSummary } from '../shown/drifted.js';
import { clean } from '../terminal/text.js';
import type { World } from '../world.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

/** What became of the folder. */
interface Checked {
  /** How many documents belong to sources. */
  readonly files: number;
  readonly skipped: SourceFolder['skipped'];
  readonly missing: SourceFolder['missing'];
  readonly sent: readonly { readonly file: string; readonly source: string }[];
  readonly drift: DriftSummary | null;
  readonly found: DriftFound | null;
  /** Whether there is something that was not told before: what a nightly job has to wake somebody for. */
  readonly isNew: boolean;
}

/** Sends the documents of a folder that changed, in one batch, and tells what that did to the facts. */
export const runSourcesCheck: Run = async (given, world) => {
  const [folder = '.'] = given.positionals;
  const service = openService(given, world);
  const checked = await check(folder, service, { given, world });
  if (formOf(given) === 'json') await sayJson(world, checked);
  else await say(world, textOf(checked, given, world));
  return checked.isNew ? 1 : 0;
};

interface Typed {
  readonly given: Given;
  readonly world: World;
}

async function check(folder: string, service: Service, { given, world }: Typed): Promise<Checked> {
  const catalog = given.text('catalog') ?? DEFAULT_CATALOG;
  const { items } = (await service.call('listKnownSources', { catalog })) as { items: readonly ListedSource[] };
  const map = given.text('map');
  const { files, skipped, missing } = await sourceFiles(folder, {
    sources: items,
    map: map === undefined ? {} : await readObject(map, world),
    repository: given.text('repository'),
    under: folderOf(given.text('under')),
  });
  const changed = files.filter((file) => isChanged(file, items));
  const sent = changed.map(({ file, source }) => ({ file, source }));
  const looked = { files: files.length, skipped, missing, sent };
  if (changed.length === 0) return { ...looked, drift: null, found: null, isNew: false };
  const revisions = changed.map(({ source, text }) => ({ source, text }));
  const isDryRun = given.has('dry-run');
  const query = isDryRun ? { dryRun: true } : {};
  const answer = await service.call('addSourceRevisions', { catalog, revisions }, { query, ...PATIENCE });
  const { drift } = answer as { readonly drift: DriftSummary | null };
  // What a dry run found was taken back with it.
  const found =
    drift === null || isDryRun
      ? null
      : ((await service.call('getDrift', { id: drift.drift })) as { found: DriftFound }).found;
  return { ...looked, drift, found, isNew: isNewIn(drift, found) };
}

// Comparing long documents takes its time.
const PATIENCE = { timeoutMs: 300_000, deadlineMs: 600_000 };

const folderOf = (under: string | undefined) => (under === undefined ? '' : `${under.replace(/\/$/, '')}/`);

function isChanged({ source, text, bytesSha256 }: SourceFile, items: readonly ListedSource[]): boolean {
  const known = items.find((item) => item.source.id === source)?.newest?.textSha256;
  return known !== bytesSha256 && known !== createHash('sha256').update(text).digest('hex');
}

function textOf({ files, sent, skipped, missing, drift, found }: Checked, given: Given, world: World): string {
  const told = files === 1 ? '1 document of a source' : `${files} documents of sources`;
  const head = [
    `${told}, ${sent.length} changed`,
    ...sent.map(({ file, source }) => `  ${file} (${source})`),
    ...skipped.map(({ file, reason }) => `skipped: ${file}: ${reason}`),
    ...missing.map(({ source, path }) => `no file: ${path} (${source})`),
  ];
  const text = clean(head.join('\n'));
  return drift === null ? text : `${text}\n\n${showDrift(drift, found, paperOf(given, world))}`;
}
