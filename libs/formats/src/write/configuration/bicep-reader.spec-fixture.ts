/** A resource of a Bicep file: its members, with `{ '=': text }` for what is an expression. */
interface BicepResource {
  readonly symbol: string;
  readonly type: string;
  readonly members: Record<string, unknown>;
}

export interface BicepFile {
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly isSecure: boolean }[];
  readonly resources: readonly BicepResource[];
}

/**
 * Reads Bicep as far as parameters and resources need it, from the language's grammar and without the writer. Throws where the text is no such file.
 */
export function readBicep(text: string): BicepFile {
  const reader = new BicepReader(text);
  const parameters = [];
  const resources = [];
  for (reader.skip(); !reader.isAtEnd(); reader.skip()) {
    const isSecure = reader.decorators().includes('secure');
    const keyword = reader.name();
    const name = reader.name();
    if (keyword === 'param') {
      parameters.push({ name, type: reader.name(), isSecure });
      if (reader.has('=')) reader.expression();
    } else {
      const type = String(reader.value());
      reader.expect('=');
      resources.push({ symbol: name, type, members: reader.value() as Record<string, unknown> });
    }
    reader.endLine();
  }
  return { parameters, resources };
}

class BicepReader {
  #at = 0;

  constructor(private readonly source: string) {}

  isAtEnd(): boolean {
    return this.#at >= this.source.length;
  }

  skip(): void {
    this.#match(/[ \n]*/y);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #fail(wanted: string): never {
    throw new Error(`${wanted} is missing at ${JSON.stringify(this.source.slice(this.#at, this.#at + 40))}`);
  }

  has(mark: string): boolean {
    this.#match(/ */y);
    if (!this.source.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    this.#match(/ */y);
    return true;
  }

  expect(mark: string): void {
    if (!this.has(mark)) this.#fail(mark);
  }

  endLine(): void {
    if (!this.isAtEnd()) this.expect('\n');
  }

  name(): string {
    const name = this.#match(/ *[A-Za-z_]\w*/y).trim();
    this.#match(/ */y);
    return name || this.#fail('a name');
  }

  decorators(): readonly string[] {
    const found: string[] = [];
    for (; this.has('@'); this.skip()) {
      found.push(this.name());
      this.expect('(');
      if (!this.has(')')) {
        this.expression();
        this.expect(')');
      }
    }
    return found;
  }

  value(): unknown {
    if (this.has('{')) return this.#object();
    if (this.has('[')) return this.#list();
    return this.expression();
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (this.skip(); !this.has('}'); this.skip()) {
      const isText = this.source.startsWith("'", this.#at);
      const key = isText ? this.expression() : this.name();
      const name = typeof key === 'string' ? key : JSON.stringify(key);
      if (Object.hasOwn(object, name)) throw new Error(`${name} is told twice`);
      this.expect(':');
      object[name] = this.value();
      if (!this.source.startsWith('}', this.#at)) this.endLine();
    }
    return object;
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    for (this.skip(); !this.has(']'); this.skip()) {
      items.push(this.value());
      this.endLine();
    }
    return items;
  }

  /** A text, a number, a truth value; or an expression, with the texts in it as JSON: `{ '=': 'guid(a.id, "x")' }`. */
  expression(): unknown {
    if (this.source.startsWith("'", this.#at)) return this.#text();
    const number = this.#match(/-?\d+/y);
    if (number !== '') return Number(number);
    const name = this.#match(/[A-Za-z_]\w*(?:\.\w+)*/y);
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === '') this.#fail('a value');
    if (!this.has('(')) return { '=': name };
    const given: unknown[] = [];
    while (!this.has(')')) {
      given.push(this.expression());
      this.has(',');
    }
    const shown = given.map((each) =>
      typeof each === 'object' ? (each as { '=': string })['='] : JSON.stringify(each),
    );
    const rest = this.#match(/(?:\.\w+)*/y);
    return { '=': `${name}(${shown.join(', ')})${rest}` };
  }

  #text(): unknown {
    this.#at += 1;
    let [text, held] = ['', ''];
    let isExpression = false;
    while (!this.source.startsWith("'", this.#at)) {
      if (this.source.startsWith('${', this.#at)) {
        this.#at += 2;
        held = (this.expression() as { '=': string })['='];
        this.expect('}');
        text += `|${held}|`;
        isExpression = true;
        continue;
      }
      const escape = this.#match(/\\(?:[\\'nrt$]|u\{[0-9a-f]+\})/y);
      const plain = escape === '' ? this.#match(/[^\\'\n]/y) : unescaped(escape);
      text += plain || this.#fail('the end of a text');
    }
    this.#at += 1;
    return isExpression ? { '=': `'${text}'` } : text;
  }
}

function unescaped(escape: string): string {
  const code = /^\\u\{([0-9a-f]+)\}$/.exec(escape)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  return { n: '\n', r: '\r', t: '\t' }[escape.charAt(1)] ?? escape.charAt(1);
}
