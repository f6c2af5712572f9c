/**
 * Reads Terraform's own language as far as a configuration of constants and names needs it, from the grammar of the language and without the writer: blocks
 * with labels, arguments, texts, numbers, lists, objects, names. Gives the same object as JSON syntax has, blocks in lists and names in `${}`. Throws where
 * the text is no such configuration.
 */
export function readHcl(text: string): Record<string, unknown> {
  const reader = new HclReader(text);
  const root: Record<string, unknown> = {};
  for (reader.skip(); !reader.isAtEnd(); reader.skip()) {
    const type = reader.name();
    const labels = [];
    while (reader.peek() === '"') labels.push(reader.text());
    put(root, [type, ...labels], reader.body());
    reader.endLine();
  }
  return root;
}

function put(root: Record<string, unknown>, path: readonly string[], body: unknown): void {
  let at = root;
  for (const name of path.slice(0, -1)) at = (at[name] ??= {}) as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (Object.hasOwn(at, last)) throw new Error(`${path.join('.')} is there twice`);
  at[last] = body;
}

class HclReader {
  #at = 0;

  constructor(private readonly source: string) {}

  peek(): string {
    return this.source.charAt(this.#at);
  }

  isAtEnd(): boolean {
    return this.#at >= this.source.length;
  }

  skip(): void {
    this.#match(/(?:[ \t\n]|#[^\n]*)*/y);
  }

  #blank(): void {
    this.#match(/[ \t]*/y);
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

  expect(mark: string): void {
    this.#blank();
    if (!this.source.startsWith(mark, this.#at)) this.#fail(mark);
    this.#at += mark.length;
  }

  endLine(): void {
    this.#blank();
    if (!this.isAtEnd()) this.expect('\n');
  }

  name(): string {
    this.#blank();
    const name = this.#match(/[A-Za-z_][\w-]*/y);
    this.#blank();
    return name || this.#fail('a name');
  }

  /** A quoted text: the escapes of the language, `$${` and `%%{`, and no interpolation, since nothing here is to be one. */
  text(): string {
    this.expect('"');
    let text = '';
    for (;;) {
      const part = this.#match(/[^"\\\n$%]+/y);
      text += part;
      const head = this.source.slice(this.#at, this.#at + 3);
      if (head.startsWith('"')) break;
      if (head === '$${' || head === '%%{') {
        text += head.slice(1);
        this.#at += 3;
      } else if (head.startsWith('${') || head.startsWith('%{')) this.#fail('a text without interpolation');
      else if (head.startsWith('$') || head.startsWith('%')) {
        text += head.charAt(0);
        this.#at += 1;
      } else text += this.#escape();
    }
    this.#at += 1;
    this.#blank();
    return text;
  }

  #escape(): string {
    const escape = this.#match(/\\(?:[nrt"\\]|u[0-9a-f]{4})/y);
    if (escape === '') this.#fail('the end of a text');
    return JSON.parse(`"${escape}"`) as string;
  }

  body(): Record<string, unknown> {
    const body: Record<string, unknown> = {};
    this.expect('{');
    for (this.skip(); this.peek() !== '}'; this.skip()) {
      const name = this.name();
      if (this.peek() === '=') this.#argument(body, name);
      else ((body[name] ??= []) as unknown[]).push(this.body());
      if (this.peek() !== '}') this.endLine();
    }
    this.expect('}');
    return body;
  }

  #argument(body: Record<string, unknown>, name: string): void {
    if (Object.hasOwn(body, name)) throw new Error(`${name} is told twice`);
    this.expect('=');
    this.#blank();
    body[name] = this.value();
  }

  value(): unknown {
    const char = this.peek();
    if (char === '"') return escaped(this.text());
    if (char === '[') return this.#list();
    if (char === '{') return this.#object();
    const number = this.#match(/-?\d+(?:\.\d+)?/y);
    if (number !== '') return Number(number);
    const name = this.#match(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*/y);
    if (name === '') return this.#fail('a value');
    if (name === 'true' || name === 'false') return name === 'true';
    return name === 'null' ? null : `\${${name}}`;
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    this.expect('[');
    for (this.skip(); this.peek() !== ']'; this.skip()) {
      items.push(this.value());
      this.skip();
      if (this.peek() !== ']') this.expect(',');
    }
    this.expect(']');
    return items;
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.expect('{');
    for (this.skip(); this.peek() !== '}'; this.skip()) {
      const name = this.peek() === '"' ? this.text() : this.name();
      this.#argument(object, name);
      if (this.peek() !== '}') this.endLine();
    }
    this.expect('}');
    return object;
  }
}

/** JSON syntax reads every text as a template. */
const escaped = (text: string): string => text.replaceAll(/[$%]\{/g, (head) => `${head.charAt(0)}${head}`);

/** The names that JSON syntax writes bare, as the language's own reader sees them: the type of a variable, and what waits for or ignores something. */
export function withBareNames(json: unknown): unknown {
  const bare = (name: string, value: unknown): unknown => {
    const isNames = name === 'depends_on' || name === 'ignore_changes';
    if (isNames && Array.isArray(value)) return value.map((each) => `\${${String(each)}}`);
    return visit(value);
  };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, bare(name, member)]));
  };
  const root = visit(json) as Record<string, Record<string, Record<string, unknown>>>;
  for (const variable of Object.values(root['variable'] ?? {})) variable['type'] = `\${${String(variable['type'])}}`;
  return root;
}
