import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { parseDocument } from 'yaml';
import { systemReason, ToolError } from '../failure.js';
import { isFolder } from './file-kind.js';

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

const PATTERN = ['**/*.md', '**/*.mdx', '**/*.markdown', '**/*.txt'];
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** The files of a folder that belong to sources, sorted by path. One file may be the text of several. Throws ToolError. */
export async function sourceFiles(folder: string, matching: Matching): Promise<readonly SourceFile[]> {
  if (!isFolder(folder)) throw new ToolError(`${folder}: this is no folder`);
  requireKnown(matching);
  const mapped = Object.keys(matching.map);
  const found = await glob([...PATTERN, ...mapped], { cwd: folder, ignore: IGNORED, onlyFiles: true });
  const files: SourceFile[] = [];
  for (const file of [...new Set(found)].sort()) files.push(...(await filesOf(folder, file, matching)));
  requireOnce(files);
  return files;
}

async function filesOf(folder: string, file: string, matching: Matching): Promise<readonly SourceFile[]> {
  const bytes = await bytesOf(join(folder, file));
  const text = textOf(bytes);
  const ids = sourcesOf(file, text, matching);
  if (ids.length > 0 && text === undefined) throw new ToolError(`${file}: this is no text in UTF-8`);
  return ids.map((source) => ({ file, source, text: text ?? '' }));
}

/** The map stands over what the file says of itself, and that over where it lies. */
function sourcesOf(file: string, text: string | undefined, matching: Matching): readonly string[] {
  const mapped = matching.map[file];
  if (mapped !== undefined) return [mapped].flat().map(String);
  const front = frontMatterOf(text ?? '');
  const named = matching.sources.filter(({ source }) => source.id === front['source']);
  if (named.length > 0) return named.map(({ source }) => source.id);
  const path = `${matching.under}${file}`;
  const { repository } = matching;
  const isThere = ({ source }: ListedSource) =>
    source.path === path && (repository === undefined || source.repository === repository);
  const url = front['canonical-url'];
  const told = matching.sources.filter((one) => isThere(one) || (url !== undefined && one.source.url === url));
  return told.map(({ source }) => source.id);
}

const FRONT_MATTER = /^\uFEFF?---\r?\n([\s\S]{0,20000}?)\r?\n---(?:\r?\n|$)/;

function frontMatterOf(text: string): Readonly<Record<string, unknown>> {
  const [, yaml] = FRONT_MATTER.exec(text) ?? [];
  if (yaml === undefined) return {};
  const document = parseDocument(yaml);
  // Front matter that is no YAML tells nothing; the file may still lie where a source does.
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 10 });
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new ToolError(`${path}: ${systemReason(error)}`);
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
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
