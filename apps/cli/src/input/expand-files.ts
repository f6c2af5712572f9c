import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { ToolError } from '../failure.js';
import { isFolder, isLink } from './file-kind.js';

/** The files that arguments name: each once, patterns sorted, `-` for stdin. What exists is taken by its name, also where it looks like a pattern. Throws ToolError. */
export async function expandFiles(patterns: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of patterns) found.push(...(await expand(pattern)));
  return [...new Set(found)];
}

async function expand(pattern: string): Promise<readonly string[]> {
  if (pattern === '-') return [pattern];
  if (existsSync(pattern)) {
    if (!isFolder(pattern)) return [pattern];
    throw new ToolError(
      `${pattern}: this is a folder; name its files, such as "${escapePath(pattern.replace(/\/$/, ''))}/**/*.json"`,
    );
  }
  if (isLink(pattern)) throw new ToolError(`${pattern}: this link leads nowhere`);
  if (!isDynamicPattern(pattern)) throw new ToolError(`${pattern}: there is no such file`);
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const found = await glob(pattern, { ignore, expandDirectories: false, absolute: isAbsolute(pattern) });
  // What lies outside of the current folder is not held against the patterns to be ignored.
  const files = found.filter((file) => !/(?:^|\/)(?:node_modules|\.git)\//.test(file));
  if (files.length === 0) throw new ToolError(`${pattern}: no file is like this`);
  return files.sort((a, b) => (a < b ? -1 : 1));
}
