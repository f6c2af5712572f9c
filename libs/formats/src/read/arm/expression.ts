/** An expression of a template, such as `[concat('a', parameters('b').c[0])]`. Names of functions are in lower case. */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly is: 'member'; readonly of: Expression; readonly key: Expression };

/** Why a text is no expression, and at which character. */
export class SyntaxFault extends Error {
  constructor(
    readonly detail: string,
    readonly at: number,
  ) {
    super(detail);
  }
}

const MAX_LENGTH = 200_000;
const MAX_DEPTH = 200;
const TOKEN =
  /\s*(?:(?<number>-?\d+(?:\.\d+)?)|'(?<text>[^']*(?:''[^']*)*)'|(?<name>[A-Za-z_]\w*)|(?<mark>[()[\].,]))\s*/y;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Reads the text between the outer brackets of an expression. */
export function parseExpression(source: string): Expression | SyntaxFault {
  try {
    if (source.length > MAX_LENGTH) throw new SyntaxFault(`is longer than ${MAX_LENGTH} characters`, MAX_LENGTH);
    return new Parser(tokensOf(source)).whole();
  } catch (error) {
    if (error instanceof SyntaxFault) return error;
    throw error;
  }
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(source)?.groups;
    const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined);
    if (!found) throw new SyntaxFault('cannot be read', at);
    const [kind, text] = found as [Token['kind'], string];
    tokens.push({ kind, text, at });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

class Parser {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.#expression();
    const { kind, at } = this.#peek();
    if (kind !== 'end') throw new SyntaxFault('has something behind its end', at);
    return expression;
  }

  #expression(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SyntaxFault(`is nested deeper than ${MAX_DEPTH} levels`, this.#peek().at);
    let expression = this.#primary();
    for (;;) {
      if (this.#accept('.')) expression = this.#member(expression);
      else if (this.#accept('[')) {
        expression = { is: 'member', of: expression, key: this.#expression() };
        this.#expect(']');
      } else break;
    }
    this.#depth -= 1;
    return expression;
  }

  #member(of: Expression): Expression {
    const { kind, text, at } = this.#take();
    if (kind !== 'name') throw new SyntaxFault('has no name behind a dot', at);
    return { is: 'member', of, key: { is: 'literal', value: text } };
  }

  #primary(): Expression {
    const { kind, text, at } = this.#take();
    if (kind === 'number') return { is: 'literal', value: Number(text) };
    if (kind === 'text') return { is: 'literal', value: text.replaceAll("''", "'") };
    if (kind !== 'name') throw new SyntaxFault('lacks a value', at);
    let name = text;
    // A function of the template's own is called by its namespace and name.
    if (this.#accept('.')) name = `${name}.${this.#take().text}`;
    this.#expect('(');
    return { is: 'call', name: name.toLowerCase(), args: this.#arguments() };
  }

  #arguments(): readonly Expression[] {
    const args: Expression[] = [];
    if (this.#accept(')')) return args;
    do args.push(this.#expression());
    while (this.#accept(','));
    this.#expect(')');
    return args;
  }

  #peek(): Token {
    return this.tokens[Math.min(this.#next, this.tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #accept(mark: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'mark' || text !== mark) return false;
    this.#next += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#accept(mark)) throw new SyntaxFault(`lacks ${mark}`, this.#peek().at);
  }
}
