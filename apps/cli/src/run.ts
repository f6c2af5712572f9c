import { readFileSync } from 'node:fs';
import { ENGINE_VERSION, nearestId } from '@plimsoll/engine';
import type { ExitCode } from './arguments/command.types.js';
import { generalHelp, helpOf } from './arguments/help.js';
import { parse } from './arguments/parse.js';
import { commands } from './command-table.js';
import { tellFailure, ToolError } from './failure.js';
import type { World } from './world.js';

/** Runs what was typed. Everything that goes wrong is told on stderr and is exit code 2. */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    await world.stderr.write(`plimsoll: ${tellFailure(error)}\n`);
    return 2;
  }
}

async function dispatch([name = '', ...rest]: readonly string[], world: World): Promise<ExitCode> {
  const word = name === 'help' && rest[0] !== undefined ? rest[0] : name;
  if (['help', '--help', '-h'].includes(word)) return told(world, generalHelp(commands));
  if (word === '--version') return told(world, versionText());
  const command = commands.find((one) => one.name === word) ?? refuse(word);
  if (name === 'help') return told(world, helpOf(command));
  const given = parse(command, rest);
  if (given.has('help')) return told(world, helpOf(command));
  const runCommand = await command.load();
  return runCommand(given, world);
}

async function told(world: World, text: string): Promise<0> {
  await world.stdout.write(text);
  return 0;
}

function refuse(word: string): never {
  const all = commands.map(({ name }) => name);
  if (word === '') throw new ToolError(`a command is missing: ${all.join(', ')}; see plimsoll --help`);
  if (word.startsWith('-')) throw new ToolError(`flags stand behind the command: plimsoll COMMAND ${word}`);
  const near = nearestId(word, all);
  throw new ToolError(
    `there is no command ${JSON.stringify(word)}; ${near === undefined ? 'see plimsoll --help' : `did you mean ${near}?`}`,
  );
}

function versionText(): string {
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `plimsoll ${version} (engine ${ENGINE_VERSION})\n`;
}
