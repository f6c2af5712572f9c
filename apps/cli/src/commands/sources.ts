import { createHash } from 'node:crypto';
import type { ExitCode, Run } from '../arguments/command.types.js';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import type { Given } from '../arguments/given.js';
import { openService, type Service } from '../doors/service.js';
import { ToolError } from '../failure.js';
import { readObject } from '../input/question.js';
import { sourceFiles, type ListedSource, type SourceFile } from '../input/source-files.js';
import { showDrift, type DriftFound, type DriftSummary } from '../shown/drifted.js';
import type { World } from '../world.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

/** What became of the folder. */
interface Checked {
  readonly files: number;
  readonly sent: readonly { readonly file: string; readonly source: string }[];
  readonly drift: DriftSummary | null;
  readonly found: DriftFound | null;
}

/** Sends the documents of a folder that changed, in one batch, and tells what that did to the facts. */
export const runSources: Run = async (given, world) => {
  const [what, folder] = given.positionals;
  if (what !== 'check') throw new ToolError(`sources knows check, not ${JSON.stringify(what)}`);
  const service = openService(given, world);
  const checked = await check(folder ?? '.', service, { given, world });
  if (formOf(given) === 'json') await sayJson(world, checked);
  else await say(world, textOf(checked, given, world));
  return codeOf(checked);
};

const codeOf = ({ drift }: Checked): ExitCode => (drift !== null && drift.outcome !== 'quiet' ? 1 : 0);

interface Typed {
  readonly given: Given;
  readonly world: World;
}

async function check(folder: string, service: Service, { given, world }: Typed): Promise<Checked> {
  const catalog = given.text('catalog') ?? DEFAULT_CATALOG;
  const { items } = (await service.call('listKnownSources', { catalog })) as { items: readonly ListedSource[] };
  const map = given.text('map');
  const files = await sourceFiles(folder, {
    sources: items,
    map: map === undefined ? {} : await readObject(map, world),
    repository: given.text('repository'),
    under: folderOf(given.text('under')),
  });
  const changed = files.filter((file) => isChanged(file, items));
  const sent = changed.map(({ file, source }) => ({ file, source }));
  if (changed.length === 0) return { files: files.length, sent, drift: null, found: null };
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
  return { files: files.length, sent, drift, found };
}

// Comparing long documents takes its time.
const PATIENCE = { timeoutMs: 300_000, deadlineMs: 600_000 };

const folderOf = (under: string | undefined) => (under === undefined ? '' : `${under.replace(/\/$/, '')}/`);

function isChanged({ source, text }: SourceFile, items: readonly ListedSource[]): boolean {
  const known = items.find((item) => item.source.id === source)?.newest?.textSha256;
  return known !== createHash('sha256').update(text).digest('hex');
}

function textOf({ files, sent, drift, found }: Checked, given: Given, world: World): string {
  const told = files === 1 ? '1 document of a source' : `${files} documents of sources`;
  const head = `${told}, ${sent.length} changed${sent.map(({ file, source }) => `\n  ${file} (${source})`).join('')}`;
  return drift === null ? head : `${head}\n\n${showDrift(drift, found, paperOf(given, world))}`;
}
