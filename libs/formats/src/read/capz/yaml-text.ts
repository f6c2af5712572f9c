import { Composer, LineCounter, Lexer, Parser, type CST, type Document } from 'yaml';
import { plainDocument, type Plain } from './plain-value.js';
import { yamlProblem } from './yaml-problem.js';

/** A text of several YAML documents, as plain values. */
export interface YamlText {
  /** The documents in the order of the text; null for one that holds nothing. */
  readonly documents: readonly unknown[];
  /** The line, from 1, of the value at a JSON pointer into the list of documents, or of the nearest value around it that the text tells. */
  readonly lineOf: (pointer: string) => number | undefined;
}

/** No manifest comes near these; what does is not read to its end. */
const MAX_CHARACTERS = 5 * 1024 * 1024;
const MAX_LEXEMES = 250_000;
const MAX_DEPTH = 64;

/**
 * Reads YAML 1.2 as it is, with aliases and without merge keys. Throws Problem (422) `malformed-document` that names the line: of broken syntax, of a key
 * given twice, of nesting or size beyond all use, of aliases that would multiply into more values than a document may hold.
 */
export function readYamlText(text: string): YamlText {
  if (text.length > MAX_CHARACTERS)
    throw yamlProblem(undefined, `the text is longer than ${MAX_CHARACTERS} characters`, 'too-large');
  const counter = new LineCounter();
  const lineAt = (offset: number | undefined) => Math.max(1, counter.linePos(offset ?? 0).line);
  const plain: Plain = { lineAt, lines: new WeakMap(), values: 0 };
  const documents: unknown[] = [];
  const firstLines: number[] = [];
  for (const { errors, contents } of compose(text, counter, lineAt)) {
    const [fault] = errors;
    if (fault) throw yamlProblem(lineAt(fault.pos[0]), fault.message.split(' at line ', 1)[0] ?? 'this is not YAML');
    documents.push(plainDocument(plain, contents));
    firstLines.push(lineAt(contents?.range?.[0]));
  }
  return { documents, lineOf: (pointer) => lineOf(plain, documents, firstLines, pointer) };
}

function lineOf(
  plain: Plain,
  documents: readonly unknown[],
  firstLines: readonly number[],
  pointer: string,
): number | undefined {
  const [index = '', ...steps] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value = documents[Number(index)];
  let line = firstLines[Number(index)];
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) break;
    line = plain.lines.get(value)?.get(step) ?? line;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return line;
}

/** The composer and all that comes after it are recursive, so depth is watched while the text is cut into tokens; so is their number, for a token is far larger than its text. */
function* compose(text: string, counter: LineCounter, lineAt: (offset: number) => number): Generator<Document.Parsed> {
  const parser = new Parser(counter.addNewLine);
  const composer = new Composer({ stringKeys: true, merge: false, schema: 'core', uniqueKeys: false });
  let lexemes = 0;
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* composeAll(composer, parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) throw yamlProblem(lineAt(parser.offset), 'too deeply nested', 'too-deep');
    if (++lexemes > MAX_LEXEMES)
      throw yamlProblem(lineAt(parser.offset), 'here the text becomes too large', 'too-large');
  }
  yield* composeAll(composer, parser.end());
  yield* composer.end(false, text.length);
}

function* composeAll(composer: Composer, tokens: Iterable<CST.Token>): Generator<Document.Parsed> {
  for (const token of tokens) yield* composer.next(token) as Generator<Document.Parsed>;
}
