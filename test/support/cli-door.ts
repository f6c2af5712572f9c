import type { Door, ScenarioQuestion } from './doors.js';
import { runCli } from './run-cli.js';

/** What the command line asks: a service, or releases at hand (`offline`). */
export type CliPlace = { readonly server: string } | { readonly offline: true };

const commands: Readonly<Partial<Record<ScenarioQuestion['verb'], string>>> = {
  compare: 'compare',
  'compare-releases': 'compare',
  diff: 'diff',
  'ip-plan': 'ip-plan',
  recommend: 'recommend',
  transition: 'transition',
  validate: 'validate',
};

/** Whether the command line has a command for what a scenario asks. */
export const isCommand = (verb: ScenarioQuestion['verb']): boolean => verb in commands;

/** The built command line, a process for each question. What it writes is taken as it is: canonical JSON is its own promise. */
export function cliDoor(place: CliPlace): Door {
  const origin = 'server' in place ? ['--server', place.server] : ['--offline'];
  return {
    name: 'server' in place ? 'command line' : 'command line offline',
    ask: async ({ verb, release, question }) => {
      const command = commands[verb];
      if (command === undefined) throw new Error(`the command line has no ${verb}`);
      const told =
        verb === 'diff'
          ? [String(question['from']), String(question['to'])]
          : ['--question', '-', ...(release === undefined ? [] : ['--release', release])];
      const args = [command, ...told, ...origin, '--format', 'json', '--quiet'];
      const { code, stdout, stderr } = await runCli(args, { stdin: JSON.stringify(question) });
      if (code === 2 || stderr !== '') throw new Error(`plimsoll ${args.join(' ')} ended with ${code}: ${stderr}`);
      return stdout;
    },
  };
}
