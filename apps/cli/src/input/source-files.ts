import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { systemReason, ToolError } from '../failure.js';
import { isFolder } from './file-kind.js';
import { canonicalUrl, frontMatterOf, plainUrl } from './front-matter.js';
import { readSourceText } from './source-text.js';

/** A source as the service lists it; what a file is told by. */
export interface ListedSource {
  readonly source: {
    readonly id: string;
    readonly url?: string;
    readonly repository?: string;
    readonly path?: string;
  };
  readonly newest: { readonly textSha256: string } | null;
}

/** A file that belongs to a source. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
  readonly text: string;
  /** SHA-256 of the bytes as they are. */
  readonly bytesSha256: string;
}

/** What was found in a folder. */
export interface SourceFolder {
  /** Sorted by path. One file may be the text of several sources. */
  readonly files: readonly SourceFile[];
  /** What could not be read, and belongs to no source by its path. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Sources of the map, and of the repository, that have no file where they should. */
  readonly missing: readonly { readonly source: string; readonly path: string }[];
}

/** How files are told apart. */
export interface Matching {
  readonly sources: readonly ListedSource[];
  /** Ids of sources by the path of their file in the folder. */
  readonly map: Readonly<Record<string, unknown>>;
  /** Only sources of this repository are told by their path. */
  readonly repository: string | undefined;
  /** Where in its repository the folder stands. */
  readonly under: string;
}

const DOCUMENT = /\.(?:md|mdx|markdown|txt)$/;
const IGNORED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The files of a folder that belong to sources. Throws ToolError, also for a file of a source that cannot be read. */
export async function sourceFiles(folder: string, matching: Matching): Promise<SourceFolder> {
  if (!isFolder(folder)) throw new ToolError(`${folder}: this is no folder`);
  requireKnown(matching);
  const root = await realpath(folder);
  const mapped = new Set(Object.keys(matching.map));
  const found = (await filesBelow(root, '')).filter((file) => DOCUMENT.test(file) || mapped.has(file));
  const files: SourceFile[] = [];
  const skipped: { file: string; reason: string }[] = [];
  for (const file of found.sort()) {
    const read = await readSourceText(root, file);
    const ids = sourcesOf(file, 'text' in read ? read.text : '', matching);
    if ('text' in read) files.push(...ids.map((source) => ({ file, source, ...read })));
    else if (ids.length > 0) throw new ToolError(`${file}: ${read.reason}`);
    else skipped.push({ file, reason: read.reason });
  }
  requireOnce(files);
  return { files, skipped, missing: missingOf(files, matching) };
}

/** Every file and link of a folder, by its path in it. What a link leads to is not gone into. */
async function filesBelow(root: string, below: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(root, below)) {
    const path = posix.join(below, entry.name);
    if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    else if (entry.isDirectory() && !IGNORED.has(entry.name)) files.push(...(await filesBelow(root, path)));
  }
  return files;
}

async function entriesOf(root: string, below: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(root, below), { withFileTypes: true });
  } catch (error) {
    throw new ToolError(`${below}: ${systemReason(error)}`, { cause: error });
  }
}

function missingOf(
  files: readonly SourceFile[],
  { sources, map, repository, under }: Matching,
): SourceFolder['missing'] {
  const there = new Set(files.map(({ source }) => source));
  const named = Object.entries(map).flatMap(([path, ids]) => [ids].flat().map((id) => ({ source: String(id), path })));
  const mapped = named.filter(({ source }) => !there.has(source));
  if (repository === undefined) return mapped;
  const known = new Set([...there, ...mapped.map(({ source }) => source)]);
  const placed = sources.flatMap(({ source: { id, path, repository: own } }) =>
    own === repository && path?.startsWith(under) && !known.has(id) ? [{ source: id, path }] : [],
  );
  return [...mapped, ...placed];
}

/** The map stands over what the file says of itself, and that over where it lies. */
function sourcesOf(file: string, text: string, matching: Matching): readonly string[] {
  const mapped = matching.map[file];
  if (mapped !== undefined) return [mapped].flat().map(String);
  const front = frontMatterOf(text);
  const named = matching.sources.filter(({ source }) => source.id === front['source']);
  if (named.length > 0) return named.map(({ source }) => source.id);
  const path = `${matching.under}${file}`;
  const { repository } = matching;
  const isThere = ({ source }: ListedSource) =>
    source.path === path && (repository === undefined || source.repository === repository);
  const url = canonicalUrl(front);
  const told = matching.sources.filter(
    (one) => isThere(one) || (url !== undefined && plainUrl(one.source.url) === url),
  );
  return told.map(({ source }) => source.id);
}

function requireKnown({ map, sources }: Matching): void {
  const known = new Set(sources.map(({ source }) => source.id));
  const strange = Object.values(map)
    .flat()
    .find((id) => typeof id !== 'string' || !known.has(id));
  if (strange !== undefined) throw new ToolError(`the map names ${JSON.stringify(strange)}, which is no source`);
}

function requireOnce(files: readonly SourceFile[]): void {
  const first = new Map<string, string>();
  for (const { file, source } of files) {
    const other = first.get(source);
    if (other !== undefined)
      throw new ToolError(`${other} and ${file} are both ${source}: name its file in a map (--map)`);
    first.set(source, file);
  }
}
