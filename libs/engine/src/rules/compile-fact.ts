import type { Dimension } from '../model/option.js';
import type { CapabilityValue, Fact, Support } from '../model/fact.js';
import type { Statement } from '../statements.js';
import { compileEndsBy } from './compile-ends-by.js';
import { readingOf, type FactView, type Reading } from './fact-view.js';
import type { Closure, Compile, Frame } from './frame.js';
import type { FactNode } from './tree.js';
import { Failure, Unknown, unsettled, type Value } from './values.js';
import { parseVersion } from './version.js';

/** The option of a category that the design is recognised to use. */
export function compileChosen(category: string): Closure {
  return (frame) => frame.choose(frame.document, category);
}

/** One question to the facts, with everything but the option settled. */
interface Question {
  readonly option: string;
  readonly dimension: string;
  readonly words: readonly string[];
  /** What is missing when nothing answers it. */
  readonly unknown: Unknown;
  /** The statement it was last answered by, and of which view: nearly every document is judged by the same. */
  last?: Answered;
}

interface Answered {
  readonly view: FactView;
  readonly isOption: boolean;
  readonly statement: Statement | undefined;
}

function lastAnswer(question: Question, view: FactView): Answered {
  if (question.last?.view !== view) {
    const isOption = view.release.options.has(question.option);
    const statement = isOption ? view.cell(question.option, question.dimension).main : undefined;
    question.last = { view, isOption, statement };
  }
  return question.last;
}

/** What the rule read right before need not be told again. */
function read({ reads }: Frame, reading: Reading): void {
  if (reads[reads.length - 1] !== reading) reads.push(reading);
}

type Answer = (question: Question, statement: Statement | undefined, frame: Frame) => Value;

/** The closure of a function on facts. Reads through the frame's view of the release and leaves there what it has read. */
export function compileFact(node: FactNode, compile: Compile): Closure {
  if (node.fn === 'endsBy') return compileEndsBy(node, compile);
  const option = compile(node.option);
  const other = node.other && compile(node.other);
  const dimension = node.dimension ?? 'lifecycle';
  const words = node.words ?? [];
  const answer = answers[node.fn];
  const questions = new Map<string, Question>();
  let latest: Question | undefined;
  const ask = (id: string, { view }: Frame): Question => {
    const question = { option: id, dimension, words, unknown: new Unknown([`${id}/${dimension}`]) };
    // Ids that are none may be as many as there are questions, and are not held.
    if (view.release.options.has(id)) questions.set(id, question);
    return question;
  };
  return (frame) => {
    const id = option(frame);
    const otherId = other ? other(frame) : '';
    if (typeof id !== 'string' || typeof otherId !== 'string') return unsettled(id, otherId);
    const question = latest?.option === id ? latest : (questions.get(id) ?? ask(id, frame));
    latest = question;
    const { isOption, statement } = lastAnswer(question, frame.view);
    if (!isOption) return new Failure('unknown-option', id);
    return otherId === ''
      ? answer(question, statement, frame)
      : answerTogether(question, { answer, other: otherId, frame });
  };
}

/** What the statements for a combination say, where they say the same. */
function answerTogether(
  question: Question,
  { answer, other, frame }: { readonly answer: Answer; readonly other: string; readonly frame: Frame },
): Value {
  const statements = frame.view.combinations(question.option, question.dimension, other);
  const [first = question.unknown, ...others] = statements.map((statement) => answer(question, statement, frame));
  return others.every((value) => value === first) ? first : question.unknown;
}

const answers: Readonly<Record<Exclude<FactNode['fn'], 'endsBy'>, Answer>> = {
  supports: (question, statement, frame) => answerSupports(question, statement, frame),
  supportsWith: (question, statement, frame) => answerSupports(question, statement, frame),
  limit: (question, statement, frame) => answerLimit(question, statement, frame),
  limitWith: (question, statement, frame) => answerLimit(question, statement, frame),
  attribute: answerAttribute,
  beyond: answerBeyond,
  lifecycle: answerLifecycle,
  lifecycleFrom: answerLifecycleFrom,
};

/** What a statement's support says by itself; the others are neither a yes nor a no. */
const bySupport: Readonly<Partial<Record<Support, boolean>>> = {
  supported: true,
  conditional: true,
  unsupported: false,
};

function answerSupports(
  { dimension, words: [qualifier], unknown }: Question,
  statement: Statement | undefined,
  frame: Frame,
): Value {
  const value = statement?.used.value;
  if (!statement || value?.type !== 'capability') return unknown;
  read(frame, readingOf(statement));
  let held = bySupport[value.support];
  if (held && qualifier !== undefined)
    held = holdsQualifier(frame.view.release.dimensions.get(dimension), statement, value, qualifier);
  if (held && value.support === 'conditional') frame.conditions.push(statement.used);
  return held ?? unknown;
}

/** Whether a statement holds a qualifier: the fact in use speaks first, then those that add to it. Undefined where it cannot be told. */
function holdsQualifier(
  dimension: Dimension | undefined,
  statement: Statement,
  value: CapabilityValue,
  qualifier: string,
): boolean | undefined {
  const declared = dimension?.qualifiers ?? [];
  const group = declared.find((one) => one.id === qualifier)?.group;
  const implied = (id: string) => [id, ...(declared.find((one) => one.id === id)?.implies ?? [])];
  for (const fact of statement.facts) {
    const said = qualifiersOf(fact);
    if (said.some((id) => implied(id).includes(qualifier))) return true;
    if (group !== undefined && said.some((id) => declared.find((one) => one.id === id)?.group === group)) return false;
  }
  return group !== undefined && value.support === 'supported' ? true : undefined;
}

const qualifiersOf = (fact: Fact): readonly string[] => (fact.value.type === 'capability' ? fact.value.qualifiers : []);

function answerLimit({ unknown }: Question, statement: Statement | undefined, frame: Frame): Value {
  const value = statement?.used.value;
  if (!statement || value?.type !== 'limit') return unknown;
  read(frame, readingOf(statement));
  if (value.number !== undefined) return value.number;
  return (value.version === undefined ? undefined : parseVersion(value.version)) ?? unknown;
}

function answerAttribute(
  { dimension, words: [word], unknown }: Question,
  statement: Statement | undefined,
  frame: Frame,
): Value {
  if (!statement || word === undefined) return unknown;
  const listing = statement.facts.filter((fact) => listedValues(fact).includes(word));
  const [used] = listing;
  if (used) {
    const against = statement.against.filter(({ id }) =>
      listing.some((fact) => frame.view.release.conflicts.get(fact.id)?.includes(id)),
    );
    frame.reads.push({ used, facts: [...listing, ...against], disputed: against.length > 0 });
    return true;
  }
  read(frame, readingOf(statement));
  return frame.view.release.dimensions.get(dimension)?.closed ? false : unknown;
}

function listedValues({ value }: Fact): readonly string[] {
  if (value.type === 'attribute') return value.values;
  if (value.type === 'guidance') return value.direction === 'favours' ? [value.signal] : [];
  return value.type === 'capability' && (value.support === 'supported' || value.support === 'conditional')
    ? value.values
    : [];
}

/** A quantity that is said to be exceeded; nothing said is zero, so that it never rules anything in. */
function answerBeyond(_question: Question, statement: Statement | undefined, frame: Frame): Value {
  for (const fact of statement?.facts ?? []) {
    if (fact.value.type !== 'capability' || fact.value.beyond === undefined) continue;
    frame.reads.push({ used: fact, facts: [fact], disputed: (statement?.against.length ?? 0) > 0 });
    return fact.value.beyond.number;
  }
  return 0;
}

function answerLifecycle({ option, words: [status, scope], unknown }: Question, _: unknown, frame: Frame): Value {
  if (status === undefined || scope === undefined) return unknown;
  const reading = frame.view.lifecycle(option, status, scope);
  if (!reading) return unknown;
  frame.reads.push(reading);
  return true;
}

function answerLifecycleFrom({ option, words: [status, scope], unknown }: Question, _: unknown, frame: Frame): Value {
  if (status === undefined || scope === undefined) return unknown;
  const reading = frame.view.lifecycleEntry(option, status, scope);
  const value = reading?.used.value;
  if (!reading || value?.type !== 'lifecycle' || value.from === undefined) return unknown;
  frame.reads.push(reading);
  return value.from;
}
