import { readFileSync } from 'node:fs';
import type { Command, CommandGroup, Entry, Flag } from './command.types.js';
import { wordOf } from './find-command.js';
import { commonFlags } from './flags.js';
import { pad, wrap } from '../terminal/text.js';

/** A line to try and what it shows. `exit` is what it ends with, 0 where it is not told. */
interface Example {
  readonly run: string;
  readonly shows: string;
  readonly exit?: number;
}

const COLUMNS = 100;
const FLAG_COLUMNS = 26;

/** The examples of each command. They name options of a catalog, so they are data and no code. */
function examplesOf(command: string): readonly Example[] {
  const file = new URL('../../help/examples.json', import.meta.url);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Example[]>>;
  return all[command] ?? [];
}

export function helpOf(command: Command): string {
  return sections([
    [
      undefined,
      [...wrap(command.summary, COLUMNS), ...command.details.flatMap((text) => ['', ...wrap(text, COLUMNS)])],
    ],
    ['Usage', [`plimsoll ${command.name} ${command.usage} [flags]`.replace(/ {2,}/, ' ')]],
    ['Flags', [...command.flags, ...commonFlags].flatMap(flagLines)],
    ['Examples', exampleLines(examplesOf(command.name))],
  ]);
}

/** What the commands of a group are for. */
export function groupHelp({ name, summary, details, commands }: CommandGroup): string {
  return sections([
    [undefined, [...wrap(summary, COLUMNS), ...details.flatMap((text) => ['', ...wrap(text, COLUMNS)])]],
    ['Usage', [`plimsoll ${name} COMMAND [arguments] [flags]`, `plimsoll ${name} COMMAND --help`]],
    ['Commands', commands.map((command) => `${pad(wordOf(command), 12)} ${command.summary}`)],
    ['Examples', exampleLines(examplesOf(name))],
  ]);
}

export function generalHelp(commands: readonly Entry[]): string {
  return sections([
    [undefined, ['What each AKS networking option can do and how far it can be loaded: versioned, cited facts.']],
    ['Usage', ['plimsoll COMMAND [arguments] [flags]', 'plimsoll COMMAND --help', 'plimsoll --version']],
    ['Commands', commands.map(({ name, summary }) => `${pad(name, 12)} ${summary}`)],
    [
      'Exit codes',
      [
        '0  done',
        '1  findings at or above --fail-on, a change that is refused, or requirements that nothing meets;',
        '   of what is written to a service: refused as things stand, such as a draft that was changed since',
        '2  usage or tool error',
      ],
    ],
    [
      'Environment',
      [
        'PLIMSOLL_SERVER  the service to ask; a flag stands above it',
        'PLIMSOLL_TOKEN   sent to the service, never shown',
        'NO_COLOR, FORCE_COLOR',
      ],
    ],
    ['Examples', exampleLines(examplesOf('plimsoll'))],
  ]);
}

function sections(all: readonly (readonly [string | undefined, readonly string[]])[]): string {
  const text = ([title, lines]: (typeof all)[number]) =>
    title === undefined ? lines.join('\n') : [`${title}:`, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n');
  return `${all
    .filter(([, lines]) => lines.length > 0)
    .map(text)
    .join('\n\n')}\n`;
}

const flagName = ({ name, value, mayStandAlone }: Flag): string => {
  if (value === undefined) return `--${name}`;
  return mayStandAlone ? `--${name}[=${value}]` : `--${name} ${value}`;
};

function flagLines(flag: Flag): string[] {
  const name = `${flag.short === undefined ? '' : `-${flag.short}, `}${flagName(flag)}`;
  const [first = '', ...more] = wrap(flag.text, COLUMNS - FLAG_COLUMNS);
  const head =
    name.length < FLAG_COLUMNS ? [`${pad(name, FLAG_COLUMNS)}${first}`] : [name, pad('', FLAG_COLUMNS) + first];
  return [...head, ...more.map((line) => pad('', FLAG_COLUMNS) + line)];
}

const exampleLines = (examples: readonly Example[]) =>
  examples.flatMap(({ run, shows }, index) => [...(index === 0 ? [] : ['']), `# ${shows}`, run]);
