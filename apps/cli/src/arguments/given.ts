import { ToolError } from '../failure.js';

/** What was typed behind a command. */
export class Given {
  constructor(
    readonly positionals: readonly string[],
    private readonly values: ReadonlyMap<string, readonly string[]>,
  ) {}

  has(name: string): boolean {
    return this.values.has(name);
  }

  text(name: string): string | undefined {
    return this.values.get(name)?.at(-1);
  }

  /** Throws ToolError where the flag is not given. */
  needed(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw new ToolError(`--${name} is missing`);
    return text;
  }

  texts(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Throws ToolError for what is no whole number. */
  whole(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : wholeOf(text, `--${name}`);
  }
}

/** Throws ToolError for what is no whole number. */
export function wholeOf(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ToolError(`${name} takes a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}
