/** A command of a script: its words, and what each flag is given. What a variable holds is put in its place. */
export interface Command {
  /** `az aks create`. */
  readonly name: string;
  readonly flags: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads a script as bash does, as far as these scripts go: words in quotes, variables, lines that go on, `NAME=$(command)`. A variable that a command gives holds
 * `<command flag values>`; one that the environment gives holds `<NAME>`. Throws where a word holds something that the shell would work out.
 */
export function readScript(text: string): readonly Command[] {
  const commands: Command[] = [];
  const variables = new Map<string, string>();
  const reader = new ShellReader(text, variables);
  for (let words = reader.line(); words; words = reader.line()) {
    const [first = ''] = words;
    const input = /^: \?(\w+)$/.exec(words.join(' '))?.[1];
    if (input !== undefined) variables.set(input, `<${input}>`);
    else if (first === 'az') commands.push(commandOf(words));
    else if (words.length > 0 && first !== 'set') throw new Error(`${words.join(' ')} is no command`);
  }
  return commands;
}

function commandOf(words: readonly string[]): Command {
  const start = words.findIndex((word) => word.startsWith('--'));
  const flags: Record<string, string[]> = {};
  let flag = '';
  for (const word of start < 0 ? [] : words.slice(start)) {
    const [, name, value] = /^--([a-z0-9-]+)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === undefined) flags[flag]?.push(word);
    else {
      if (flags[name]) throw new Error(`--${name} is given twice`);
      flag = name;
      flags[name] = value === undefined ? [] : [value];
    }
  }
  return { name: words.slice(0, start < 0 ? undefined : start).join(' '), flags };
}

class ShellReader {
  #at = 0;

  constructor(
    private readonly source: string,
    private readonly variables: Map<string, string>,
  ) {}

  /** The words of the next line; none for a comment or an assignment, undefined at the end. */
  line(end = '\n'): string[] | undefined {
    if (this.#at >= this.source.length) return undefined;
    const words: string[] = [];
    for (;;) {
      this.#match(/(?:[ \t]|\\\n)*/y);
      if (this.source.startsWith('#', this.#at)) this.#match(/[^\n]*/y);
      const assigned = words.length === 0 ? this.#match(/[A-Z][A-Z0-9_]*=/y) : '';
      if (assigned !== '') this.#assign(assigned.slice(0, -1));
      else if (this.#at >= this.source.length || this.#has(end)) return words;
      else words.push(this.#word(end));
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #has(mark: string): boolean {
    if (!this.source.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #assign(name: string): void {
    if (!this.#has('$(')) {
      this.variables.set(name, this.#word('\n'));
      return;
    }
    const { name: command, flags } = commandOf(this.line(')') ?? []);
    const shown = Object.entries(flags).map(([flag, values]) => `${flag} ${values.join(',')}`);
    this.variables.set(name, `<${[command, ...shown].join(' ')}>`);
  }

  #word(end: string): string {
    let word = '';
    for (;;) {
      const plain = this.#match(/[A-Za-z0-9_.,:/@%+=-]+/y);
      word += plain;
      if (this.#has("'")) {
        word += this.#match(/[^']*/y);
        if (!this.#has("'")) throw new Error('a quote is not closed');
      } else if (this.#has('"')) word += this.#doubleQuoted();
      else if (this.#has("\\'")) word += "'";
      else if (plain === '') {
        const next = this.source.charAt(this.#at);
        if (' \t\n'.includes(next) || next === end) return word;
        throw new Error(`${next} means something to the shell`);
      }
    }
  }

  /** In double quotes stand only variables, and the name of one that has to be there. */
  #doubleQuoted(): string {
    let text = '';
    while (!this.#has('"')) {
      const required = /\$\{(\w+):\?[A-Za-z0-9 ,.-]+\}/y;
      required.lastIndex = this.#at;
      const asked = required.exec(this.source);
      const name = asked ? undefined : this.#match(/\$\w+/y).slice(1);
      if (asked) {
        this.#at += asked[0].length;
        text += `?${asked[1]}`;
      } else if (name) {
        const held = this.variables.get(name);
        if (held === undefined) throw new Error(`${name} is not set`);
        text += held;
      } else if (this.#has(',')) text += ',';
      else throw new Error(`${this.source.slice(this.#at, this.#at + 20)} means something to the shell`);
    }
    return text;
  }
}
