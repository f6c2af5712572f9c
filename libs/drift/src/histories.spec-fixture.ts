import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { CitationStatus } from './index.js';

// Histories of documents: texts in their order, quotes of the first one, and what an editor expects of each step.

/** What is expected of a citation: one class, or any of several; words of the passage that it shows, and a reason that it gives. */
interface Expected {
  readonly is: readonly CitationStatus[];
  readonly now?: string;
  readonly why?: string;
}

interface WrittenExpected extends Omit<Expected, 'is'> {
  readonly is: CitationStatus | readonly CitationStatus[];
}

interface WrittenRevision {
  readonly file?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly dated?: string;
  readonly commit?: string;
  readonly note?: string;
}

/** A value of a fact, in short. */
export interface WrittenFact {
  readonly limit?: number;
  readonly op?: 'max' | 'min' | 'exactly';
  readonly kind?: 'hard' | 'default' | 'recommended';
  readonly version?: string;
  readonly support?: 'supported' | 'unsupported';
  readonly lifecycle?: 'preview' | 'ga' | 'recommended' | 'deprecated' | 'retired';
  readonly from?: string;
  readonly names?: readonly string[];
}

interface WrittenCitation {
  readonly source?: string;
  readonly quote: string;
  readonly line?: number;
  readonly facts: readonly string[];
}

type Value = string | number;

interface WrittenStep {
  readonly what: string;
  readonly citations?: Readonly<Record<string, CitationStatus | WrittenExpected>>;
  readonly values?: readonly { readonly fact: string; readonly to: Value; readonly earlier?: boolean }[];
  readonly removals?: readonly string[];
  readonly alarm?: boolean;
  readonly candidates?: readonly string[];
  /** What an editor makes of it beyond what is proposed: values by hand; or nothing, where the text is not believed. */
  readonly then?: { readonly stays?: boolean; readonly values?: Readonly<Record<string, Value>> };
}

interface Written {
  readonly about: string;
  readonly origin: Readonly<Record<'publisher' | 'title' | 'licence', string>>;
  readonly revisions: readonly WrittenRevision[];
  readonly facts: Readonly<Record<string, WrittenFact>>;
  readonly citations: Readonly<Record<string, WrittenCitation>>;
  readonly steps: readonly WrittenStep[];
}

export interface Step extends Required<Pick<WrittenStep, 'what' | 'removals' | 'alarm' | 'candidates'>> {
  readonly citations: Readonly<Record<string, Expected>>;
  readonly values: readonly { readonly fact: string; readonly to: Value; readonly earlier: boolean }[];
  readonly then: WrittenStep['then'];
}

/** A history; `texts` are the texts of each revision by source. */
export interface History extends Omit<Written, 'revisions' | 'citations' | 'steps'> {
  readonly name: string;
  readonly revisions: readonly (WrittenRevision & { readonly texts: ReadonlyMap<string, string> })[];
  readonly citations: Readonly<Record<string, WrittenCitation & { readonly source: string }>>;
  readonly steps: readonly Step[];
}

const STEP_KEYS = ['what', 'citations', 'values', 'removals', 'alarm', 'candidates', 'then'];

const FOLDER = fileURLToPath(new URL('../../../test/histories/', import.meta.url));

/** Every history, by name. */
export const histories: readonly History[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => historyOf(name))
  .toSorted((left, right) => (left.name < right.name ? -1 : 1));

export function historyNamed(name: string): History {
  const found = histories.find((history) => history.name === name);
  if (!found) throw new Error(`there is no history ${name}`);
  return found;
}

function historyOf(name: string): History {
  const read = (file: string) => readFileSync(`${FOLDER}${name}/${file}`, 'utf8');
  const written = parse(read('history.yaml')) as Written;
  const revisions = written.revisions.map((revision) => {
    const files = Object.entries(revision.files ?? { page: revision.file ?? '' });
    return { ...revision, texts: new Map(files.map(([source, file]) => [source, read(file)])) };
  });
  if (written.steps.length !== revisions.length - 1) throw new Error(`${name}: one step for each text but the first`);
  const citations = Object.entries(written.citations).map(([id, cited]) => [id, { source: 'page', ...cited }] as const);
  return { ...written, name, revisions, citations: Object.fromEntries(citations), steps: written.steps.map(stepOf) };
}

// A word that is not known would expect nothing.
function stepOf(step: WrittenStep): Step {
  const unknown = Object.keys(step).filter((key) => !STEP_KEYS.includes(key));
  if (unknown.length > 0) throw new Error(`${step.what}: nobody knows ${unknown.join(', ')}`);
  const citations = Object.entries(step.citations ?? {}).map(([id, one]) => [id, expectedOf(one)] as const);
  return {
    what: step.what,
    citations: Object.fromEntries(citations),
    values: (step.values ?? []).map((value) => ({ ...value, earlier: value.earlier ?? false })),
    removals: step.removals ?? [],
    alarm: step.alarm ?? false,
    candidates: step.candidates ?? [],
    then: step.then,
  };
}

function expectedOf(one: CitationStatus | WrittenExpected): Expected {
  if (typeof one === 'string') return { is: [one] };
  return { ...one, is: typeof one.is === 'string' ? [one.is] : one.is };
}
