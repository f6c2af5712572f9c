import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';

/** The one file that knows the CEL parser. Everything behind it works on these nodes, so that another parser could take its place. */
export type Syntax =
  | { readonly s: 'literal'; readonly value: boolean | number | string; readonly isDouble?: true; readonly at: number }
  | { readonly s: 'name'; readonly name: string; readonly at: number }
  | { readonly s: 'select'; readonly of: Syntax; readonly field: string; readonly at: number }
  | { readonly s: 'index'; readonly of: Syntax; readonly index: Syntax; readonly at: number }
  | { readonly s: 'list'; readonly items: readonly Syntax[]; readonly at: number }
  | { readonly s: 'unary'; readonly op: '!' | '-'; readonly of: Syntax; readonly at: number }
  | { readonly s: 'junction'; readonly op: '&&' | '||'; readonly of: readonly Syntax[]; readonly at: number }
  | { readonly s: 'binary'; readonly op: string; readonly left: Syntax; readonly right: Syntax; readonly at: number }
  | { readonly s: 'if'; readonly test: Syntax; readonly then: Syntax; readonly else: Syntax; readonly at: number }
  | {
      readonly s: 'call';
      readonly name: string;
      readonly receiver?: Syntax;
      readonly args: readonly Syntax[];
      readonly at: number;
    };

/** What is wrong with a text, and where: `offset` counts UTF-16 code units from its start. */
export interface ExpressionProblem {
  readonly message: string;
  readonly offset?: number;
}

const MAX_TEXT_BYTES = 4096;
const MAX_DEPTH = 32;
const MAX_NODES = 500;

// The parser recurses once for each sign of a run of `!` or `-`, unbounded; the length bound keeps that far below the stack.
const environment = new Environment({ limits: { maxAstNodes: MAX_NODES, maxDepth: MAX_DEPTH } });

/** Carries a problem out of a recursion; never leaves this file. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Parses a text within its bounds. Any text gives nodes or a problem; none throws or overflows the stack. */
export function parseExpression(text: string): { readonly syntax: Syntax } | { readonly problem: ExpressionProblem } {
  if (utf8Length(text) > MAX_TEXT_BYTES)
    return { problem: { message: `the text is longer than ${MAX_TEXT_BYTES} bytes` } };
  try {
    return { syntax: adapt(environment.parse(text).ast as ASTNode, MAX_DEPTH) };
  } catch (error) {
    if (error instanceof Refusal) return { problem: { message: error.message, offset: error.offset } };
    if (error instanceof ParseError) return { problem: parseProblem(error) };
    throw error;
  }
}

function parseProblem(error: ParseError): ExpressionProblem {
  const message = error.summary ?? error.message;
  return error.range === undefined ? { message } : { message, offset: error.range.start };
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

interface AstNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
}

const binaryOperators = new Set(['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', 'in']);

/** `depth` is what is left of the bound; a chain of one junction counts as one level. */
function adapt(ast: AstNode | ASTNode, depth: number): Syntax {
  const node = ast as AstNode;
  if (depth <= 0) throw new Refusal(`the expression is deeper than ${MAX_DEPTH}`, node.start);
  const next = (child: unknown) => adapt(child as AstNode, depth - 1);
  if (binaryOperators.has(node.op)) {
    const [left, right] = node.args as [AstNode, AstNode];
    return { s: 'binary', op: node.op, left: next(left), right: next(right), at: node.start };
  }
  const adapter = Object.hasOwn(adapters, node.op) ? adapters[node.op] : undefined;
  if (!adapter) throw new Refusal(`${node.op} is not part of the rule language`, node.start);
  return adapter(node, next);
}

type Next = (child: unknown) => Syntax;

const adapters: Readonly<Record<string, (node: AstNode, next: Next) => Syntax>> = {
  value: (node) => adaptLiteral(node),
  id: (node) => ({ s: 'name', name: node.args as string, at: node.start }),
  '.': (node, next) => {
    const [of, field] = node.args as [AstNode, string];
    return { s: 'select', of: next(of), field, at: node.start };
  },
  '[]': (node, next) => {
    const [of, index] = node.args as [AstNode, AstNode];
    return { s: 'index', of: next(of), index: next(index), at: node.start };
  },
  list: (node, next) => ({ s: 'list', items: (node.args as AstNode[]).map(next), at: node.start }),
  '!_': (node, next) => ({ s: 'unary', op: '!', of: next(node.args), at: node.start }),
  '-_': (node, next) => ({ s: 'unary', op: '-', of: next(node.args), at: node.start }),
  '&&': (node, next) => ({ s: 'junction', op: '&&', of: chain(node).map(next), at: node.start }),
  '||': (node, next) => ({ s: 'junction', op: '||', of: chain(node).map(next), at: node.start }),
  '?:': (node, next) => {
    const [test, then, otherwise] = node.args as [AstNode, AstNode, AstNode];
    return { s: 'if', test: next(test), then: next(then), else: next(otherwise), at: node.start };
  },
  call: (node, next) => {
    const [name, args] = node.args as [string, AstNode[]];
    return { s: 'call', name, args: args.map(next), at: node.start };
  },
  rcall: (node, next) => {
    const [name, receiver, args] = node.args as [string, AstNode, AstNode[]];
    return { s: 'call', name, receiver: next(receiver), args: args.map(next), at: node.start };
  },
};

function adaptLiteral({ args, start }: AstNode): Syntax {
  if (typeof args === 'bigint') return { s: 'literal', value: Number(args), at: start };
  if (typeof args === 'number') return { s: 'literal', value: args, isDouble: true, at: start };
  if (typeof args === 'boolean' || typeof args === 'string') return { s: 'literal', value: args, at: start };
  throw new Refusal('null, bytes and unsigned numbers are not part of the rule language', start);
}

/** The operands of a left-leaning chain of one operator, first to last. */
function chain({ op, args }: AstNode): readonly AstNode[] {
  const operands: AstNode[] = [];
  let [left, right] = args as [AstNode, AstNode];
  operands.push(right);
  while (left.op === op) {
    [left, right] = left.args as [AstNode, AstNode];
    operands.push(right);
  }
  operands.push(left);
  return operands.reverse();
}
