import { parseArgs } from 'node:util';
import { ToolError } from '../failure.js';
import type { Command, Flag } from './command.types.js';
import { commonFlags } from './flags.js';
import { Given } from './given.js';

type Tokens = NonNullable<ReturnType<typeof parseArgs>['tokens']>;
type OptionToken = Extract<Tokens[number], { readonly kind: 'option' }>;

/** Reads what stands behind a command. Throws ToolError for what the command does not take. */
export async function parse(command: Command, args: readonly string[]): Promise<Given> {
  const flags = new Map([...command.flags, ...commonFlags].map((flag) => [flag.name, flag]));
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries([...flags.values()].map((flag) => [flag.name, optionOf(flag)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens ?? [])
    if (token.kind === 'option') {
      const flag = flags.get(token.name) ?? (await refuse(token, command, flags.keys()));
      const before = values.get(flag.name) ?? [];
      if (before.length > 0 && !flag.isRepeatable) throw new ToolError(`--${flag.name} is given more than once`);
      values.set(flag.name, [...before, valueOf(flag, token)]);
    }
  if (!values.has('help')) checkCount(command, positionals, values.has('question'));
  return new Given(positionals, values);
}

function optionOf({ value, mayStandAlone, short }: Flag) {
  const type = value === undefined || mayStandAlone ? ('boolean' as const) : ('string' as const);
  return { type, multiple: true, ...(short === undefined ? {} : { short }) };
}

async function refuse({ rawName, name }: OptionToken, command: Command, known: Iterable<string>): Promise<never> {
  const { nearestId } = await import('@plimsoll/engine');
  const near = nearestId(name, known);
  const hint = near === undefined ? `see plimsoll ${command.name} --help` : `did you mean --${near}?`;
  throw new ToolError(`${command.name} has no flag ${rawName}; ${hint}`);
}

function valueOf(flag: Flag, { value, inlineValue }: OptionToken): string {
  if (flag.value === undefined) {
    if (value !== undefined) throw new ToolError(`--${flag.name} takes no value`);
    return '';
  }
  if (flag.mayStandAlone) return value ?? '';
  // A value that begins like a flag is most often a forgotten one; `--flag=-value` says that it is meant.
  const isMissing = value === undefined || (!inlineValue && /^-./.test(value));
  if (isMissing) throw new ToolError(`--${flag.name} takes a value: --${flag.name} ${flag.value}`);
  if (flag.choices && !flag.choices.includes(value))
    throw new ToolError(`--${flag.name} takes ${flag.choices.join(', ')}, not ${JSON.stringify(value)}`);
  return value;
}

function checkCount({ name, usage, takes: [least, most] }: Command, given: readonly string[], isAsked: boolean): void {
  if (isAsked && given.length > 0)
    throw new ToolError(`--question holds the whole question: leave ${JSON.stringify(given[0])} out`);
  if (isAsked || (given.length >= least && given.length <= most)) return;
  const wrong = given.length < least ? 'something is missing' : `${JSON.stringify(given[most])} is more than it takes`;
  throw new ToolError(`${wrong}: plimsoll ${name} ${usage}`.trimEnd());
}
