/** A variable of the script. */
export class Variable {
  constructor(readonly name: string) {}
}

/** What a flag is given: a text, a variable, several of them, or nothing but the flag itself (`true`). Undefined leaves the flag out. */
export type FlagValue = string | number | true | Variable | readonly (string | Variable)[] | undefined;
export type Flags = Readonly<Record<string, FlagValue>>;

/** A text as the shell takes it for one word, whatever stands in it. */
function shellText(text: string): string {
  return /^[A-Za-z0-9_.,:/@%+][A-Za-z0-9_.,:/@%+=-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Gathers the lines of a script for bash. */
export class Script {
  readonly #inputs = new Map<string, string>();
  readonly #lines: string[] = [];

  /** A value that whoever runs the script gives in the environment. */
  input(name: string, description: string): Variable {
    this.#inputs.set(name, description);
    return new Variable(name);
  }

  /** Lines that explain. They hold no text of a design. */
  note(...lines: readonly string[]): void {
    this.#lines.push(lines.map((line) => `# ${line}`).join('\n'));
  }

  run(command: string, flags: Flags): void {
    this.#lines.push(printCommand(command, flags, ' \\\n  '));
  }

  /** Keeps what a command prints. */
  keep(name: string, command: string, flags: Flags): Variable {
    this.#lines.push(`${name}=$(${printCommand(command, flags, ' ')})`);
    return new Variable(name);
  }

  /** Joins what several variables hold, with commas. */
  join(name: string, variables: readonly Variable[]): Variable {
    this.#lines.push(`${name}="${variables.map((each) => `$${each.name}`).join(',')}"`);
    return new Variable(name);
  }

  print(): string {
    const inputs = [...this.#inputs].map(([name, description]) => `: "\${${name}:?${description}}"`);
    const head = ['#!/usr/bin/env bash', 'set -euo pipefail', ...inputs].join('\n');
    return `${[head, ...this.#lines].join('\n\n')}\n`;
  }
}

function printCommand(command: string, flags: Flags, between: string): string {
  const words = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [printFlag(name, value)]));
  return [command, ...words].join(between);
}

function printFlag(name: string, value: Exclude<FlagValue, undefined>): string {
  if (value === true) return `--${name}`;
  const isList = Array.isArray(value);
  const words = isList ? (value as readonly (string | Variable)[]) : [value as string | number | Variable];
  const [first] = words;
  const isLikeFlag = !isList && typeof first === 'string' && first.startsWith('-');
  const printed = words.map((word) =>
    word instanceof Variable ? `"$${word.name}"` : shellText(kept(String(word), isList)),
  );
  return `--${name}${isLikeFlag ? '=' : ' '}${printed.join(' ')}`;
}

/**
 * The Azure CLI takes a word that begins with a hyphen for a flag, unless it stands behind an equals sign, and reads a file for one that begins with `@`. No
 * name in Azure begins like that: with a space before it, Azure refuses it instead.
 */
const kept = (word: string, isList: boolean): string =>
  word.startsWith('@') || (isList && word.startsWith('-')) ? ` ${word}` : word;
