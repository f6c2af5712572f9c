import { ToolError } from '../failure.js';
import type { Command, CommandGroup, Entry } from './command.types.js';

/** A command with what stands behind it, or a group of which no command is named. */
export type Found =
  | { readonly command: Command; readonly rest: readonly string[] }
  | { readonly group: CommandGroup; readonly rest: readonly string[] };

/** Finds what the words begin with. Throws ToolError for what is none. */
export async function findCommand(entries: readonly Entry[], words: readonly string[]): Promise<Found> {
  const [word = '', ...rest] = words;
  const entry = entries.find(({ name }) => name === word) ?? (await refuse(word, entries, 'plimsoll'));
  if (!('commands' in entry)) return { command: entry, rest };
  const [second = '', ...more] = rest;
  if (second === '' || ['--help', '-h'].includes(second)) return { group: entry, rest };
  const { name: group, commands } = entry;
  const named = commands.map((command) => ({ name: wordOf(command), command }));
  const found = named.find(({ name }) => name === second) ?? (await refuse(second, named, `plimsoll ${group}`));
  return { command: found.command, rest: more };
}

/** The word that a command of a group is called by. */
export const wordOf = ({ name }: Command): string => name.slice(name.indexOf(' ') + 1);

/** Throws ToolError: a word of the group is missing. */
export function refuseAlone({ name, commands }: CommandGroup): never {
  throw new ToolError(`${name} wants one of ${commands.map(wordOf).join(', ')}; see plimsoll ${name} --help`);
}

async function refuse(word: string, known: readonly { readonly name: string }[], asked: string): Promise<never> {
  const all = known.map(({ name }) => name);
  if (word === '') throw new ToolError(`a command is missing: ${all.join(', ')}; see ${asked} --help`);
  if (word.startsWith('-')) throw new ToolError(`flags stand behind the command: ${asked} COMMAND ${word}`);
  const { nearestId } = await import('@plimsoll/engine');
  const near = nearestId(word, all);
  throw new ToolError(
    `there is no command ${JSON.stringify(word)}; ${near === undefined ? `see ${asked} --help` : `did you mean ${near}?`}`,
  );
}
