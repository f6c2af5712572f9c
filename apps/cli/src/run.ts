import { readFileSync } from 'node:fs';
import type { ExitCode } from './arguments/command.types.js';
import { findCommand, refuseAlone, type Found } from './arguments/find-command.js';
import { generalHelp, groupHelp, helpOf } from './arguments/help.js';
import { parse } from './arguments/parse.js';
import { commands } from './command-table.js';
import { ToolError } from './failure.js';
import { clean } from './terminal/text.js';
import type { World } from './world.js';

/** Runs what was typed. Everything that goes wrong is told on stderr and is exit code 2. */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    // Where stderr takes nothing either, the exit code is all that can be told.
    // Names of files and what a service says are written by others.
    await world.stderr.write(`plimsoll: ${clean(await reasonOf(error))}\n`).catch(() => undefined);
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
  if (['--help', '-h'].includes(name) || (name === 'help' && rest[0] === undefined))
    return told(world, generalHelp(commands));
  if (name === '--version') return told(world, await versionText());
  if (name === 'help') return told(world, helpFor(await findCommand(commands, rest)));
  const found = await findCommand(commands, [name, ...rest]);
  if ('group' in found) return found.rest.length > 0 ? told(world, helpFor(found)) : refuseAlone(found.group);
  const given = await parse(found.command, found.rest);
  if (given.has('help')) return told(world, helpFor(found));
  const runCommand = await found.command.load();
  return runCommand(given, world);
}

const helpFor = (found: Found): string => ('group' in found ? groupHelp(found.group) : helpOf(found.command));

async function told(world: World, text: string): Promise<0> {
  await world.stdout.write(text);
  return 0;
}

async function versionText(): Promise<string> {
  const { ENGINE_VERSION } = await import('@plimsoll/engine');
  const file = new URL('../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `plimsoll ${version} (engine ${ENGINE_VERSION})\n`;
}
