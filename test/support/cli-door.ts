import type { Door, ScenarioQuestion } from './doors.js';
import { runInside } from './run-cli.js';

/** What the command line asks: a service, or releases at hand (`offline`). */
export type CliPlace = { readonly server: string } | { readonly offline: true };

const commands: Readonly<Record<ScenarioQuestion['verb'], string>> = {
  'answers-diff': 'answers-diff',
  compare: 'compare',
  'compare-releases': 'compare',
  configure: 'configure',
  diff: 'diff',
  explain: 'explain',
  'ip-plan': 'ip-plan',
  recommend: 'recommend',
  transition: 'transition',
  validate: 'validate',
};

/** The command line, asked by its arguments and stdin. What it writes is taken as it is: canonical JSON is its own promise. */
export function cliDoor(place: CliPlace): Door {
  const origin = 'server' in place ? ['--server', place.server] : ['--offline'];
  return {
    name: 'server' in place ? 'command line' : 'command line offline',
    ask: async ({ verb, release, question }) => {
      const command = commands[verb];
      const told =
        verb === 'diff'
          ? [String(question['from']), String(question['to'])]
          : ['--question', '-', ...(release === undefined ? [] : ['--release', release])];
      const args = [command, ...told, ...origin, '--format', 'json', '--quiet'];
      const { code, stdout, stderr } = await runInside(args, { stdin: JSON.stringify(question) });
      if (code === 2 || stderr !== '') throw new Error(`plimsoll ${args.join(' ')} ended with ${code}: ${stderr}`);
      return stdout;
    },
  };
}
