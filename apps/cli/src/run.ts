import { readFileSync } from 'node:fs';
import type { ExitCode } from './arguments/command.types.js';
import { generalHelp, helpOf } from './arguments/help.js';
import { parse } from './arguments/parse.js';
import { commands } from './command-table.js';
import { ToolError } from './failure.js';
import type { World } from './world.js';

/** Runs what was typed. Everything that goes wrong is told on stderr and is exit code 2. */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    // Where stderr takes nothing either, the exit code is all that can be told.
    await world.stderr.write(`plimsoll: ${await reasonOf(error)}\n`).catch(() => undefined);
    return 2;
  }
}

// What tells the others apart is only loaded for them: a wrong flag is told at once.
async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof ToolError) return error.message;
  try {
    return (await import('./tell-failure.js')).tellFailure(error);
  } catch {
    // What tells failures is not there itself: this tool is not installed whole.
    return error instanceof Error ? error.message : String(error);
  }
}

async function dispatch([name = '', ...rest]: readonly string[], world: World): Promise<ExitCode> {
  const word = name === 'help' && rest[0] !== undefined ? rest[0] : name;
  if (['help', '--help', '-h'].includes(word)) return told(world, generalHelp(commands));
  if (word === '--version') return told(world, await versionText());
  const command = commands.find((one) => one.name === word) ?? (await refuse(word));
  if (name === 'help') return told(world, helpOf(command));
  const given = await parse(command, rest);
  if (given.has('help')) return told(world, helpOf(command));
  const runCommand = await command.load();
  return runCommand(given, world);
}

async function told(world: World, text: string): Promise<0> {
  await world.stdout.write(text);
  return 0;
}

async function refuse(word: string): Promise<never> {
  const all = commands.map(({ name }) => name);
  if (word === '') throw new ToolError(`a command is missing: ${all.join(', ')}; see plimsoll --help`);
  if (word.startsWith('-')) throw new ToolError(`flags stand behind the command: plimsoll COMMAND ${word}`);
  const { nearestId } = await import('@plimsoll/engine');
  const near = nearestId(word, all);
  throw new ToolError(
    `there is no command ${JSON.stringify(word)}; ${near === undefined ? 'see plimsoll --help' : `did you mean ${near}?`}`,
  );
}

async function versionText(): Promise<string> {
  const { ENGINE_VERSION } = await import('@plimsoll/engine');
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `plimsoll ${version} (engine ${ENGINE_VERSION})\n`;
}
