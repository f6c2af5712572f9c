import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { ScenarioQuestion } from './doors.js';

/**
 * A question with its expected answer.
 * - `expect`: values by path (see `lookUp`).
 * - `results`: for each rule named how it judges, in the words of `judgementOf`.
 * - `cells`: for each dimension of a comparison its cells in the order of the options, in the words of `describeCell`.
 * - `documentFile`, `parametersFile`, `fromFile`, `toFile`: a file of `validate/documents`, put into the question in place of `document`,
 *   `parameters`, `from.document` or `to.document`. A `.txt` is handed over as text.
 * - `change`: values put into the question, by JSON pointer; a pointer that ends in `-` adds to a list.
 * - `without`: JSON pointers to what is taken out of the question before that.
 */
export interface Scenario extends ScenarioQuestion {
  readonly name: string;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly results?: Readonly<Record<string, string>>;
  readonly cells?: Readonly<Record<string, readonly string[]>>;
}

interface Written extends Scenario {
  readonly documentFile?: string;
  readonly parametersFile?: string;
  readonly fromFile?: string;
  readonly toFile?: string;
  readonly change?: Readonly<Record<string, unknown>>;
  readonly without?: readonly string[];
}

type Json = Record<string, unknown>;

const folder = fileURLToPath(new URL('../scenarios/', import.meta.url));

/** The files of scenarios, by their path inside the folder. */
export const scenarioFiles: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.includes('documents/'))
  .sort();

/** The scenarios of a file, with the documents they name in place. */
export function readScenarios(file: string): readonly Scenario[] {
  const scenarios = parse(readFileSync(`${folder}${file}`, 'utf8')) as Written[];
  return scenarios.map((written) => ({ ...written, question: questionOf(written) }));
}

const places = {
  documentFile: ['document'],
  parametersFile: ['parameters'],
  fromFile: ['from', 'document'],
  toFile: ['to', 'document'],
} as const;

function questionOf(scenario: Written): Json {
  const question = structuredClone(scenario.question) as Json;
  for (const [name, path] of Object.entries(places)) {
    const file = scenario[name as keyof typeof places];
    if (file !== undefined) put(question, path, readDocumentFile(file));
  }
  for (const pointer of scenario.without ?? []) remove(question, stepsOf(pointer));
  for (const [pointer, value] of Object.entries(scenario.change ?? {})) put(question, stepsOf(pointer), value);
  return question;
}

function readDocumentFile(file: string): unknown {
  const text = readFileSync(`${folder}validate/documents/${file}`, 'utf8');
  if (file.endsWith('.txt')) return text;
  return file.endsWith('.json') ? JSON.parse(text) : parse(text);
}

const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1);

/** The object or list that holds the last step. It has to be there, so that a change that misses its place is seen. */
function holderOf(question: Json, steps: readonly string[]): Json {
  const holder = steps.slice(0, -1).reduce<unknown>((at, step) => (at as Json | undefined)?.[step], question);
  if (typeof holder !== 'object' || holder === null) throw new Error(`there is nothing at /${steps.join('/')}`);
  return holder as Json;
}

function put(question: Json, steps: readonly string[], value: unknown): void {
  const holder = holderOf(question, steps);
  const last = steps.at(-1) ?? '';
  if (Array.isArray(holder) && last === '-') holder.push(value);
  else holder[last] = value;
}

function remove(question: Json, steps: readonly string[]): void {
  const holder = holderOf(question, steps);
  const last = steps.at(-1) ?? '';
  if (!Object.hasOwn(holder, last)) throw new Error(`there is nothing to take out at /${steps.join('/')}`);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

interface Finding {
  readonly rule: string;
  readonly result: string;
  readonly severity: string;
}

/**
 * How a rule judges an answer, in one word: the severity (`error`, `warning`, `note`) of the gravest finding that fails, else `unknown`, else `pass`, else
 * `not-applicable`; `none` where the answer says nothing of the rule.
 */
export function judgementOf(findings: readonly Finding[], rule: string): string {
  const own = findings.filter((finding) => finding.rule === rule);
  const severities = own.filter(({ result }) => result === 'fail').map(({ severity }) => severity);
  const results = own.map(({ result }) => result);
  return (
    ['error', 'warning', 'note'].find((word) => severities.includes(word)) ??
    ['unknown', 'pass', 'not-applicable'].find((word) => results.includes(word)) ??
    'none'
  );
}
