import { Problem, type Fact, type LocalizedText, type ReleaseContentInput } from '@plimsoll/engine';
import type { JsonValue } from '@plimsoll/catalog';
import type { Edit } from '../drafts/draft-content.js';
import type { BecauseFact, ValueProposed } from './because.schema.js';
import { freeId } from './new-revisions.js';

type Written = ReleaseContentInput['facts'][number];

/** What whoever accepts a proposal says to it. */
export interface Acceptance {
  readonly text?: LocalizedText | undefined;
  readonly effectiveFrom?: string | undefined;
  /** Facts of the same cell that said the old value too. */
  readonly alsoSupersedes?: readonly string[] | undefined;
}

interface Accepting {
  readonly told: BecauseFact;
  readonly content: ReleaseContentInput;
  readonly acceptance: Acceptance;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * The edits that accepting what is proposed for a fact comes to. A new value is a new fact, which takes the place of the one that is there: its id is
 * permanent, and what it said stays true of its day. Throws Problem 404 `proposal-not-found`, 409 `proposal-accepted`, 422 `words-required`.
 */
export function acceptedEdits(accepting: Accepting): readonly Edit[] {
  const { told, content } = accepting;
  const held = content.facts.find(({ id }) => id === told.fact);
  if (!held) throw new Problem(409, 'proposal-accepted', `The draft holds no fact ${told.fact} any more.`);
  const values = told.proposals.filter((proposal) => proposal.type === 'value');
  if (values.length > 0) return [successorOf(held, values, accepting)];
  if (told.proposals.length > 0) return [{ kind: 'fact', id: told.fact, patch: null }];
  throw new Problem(404, 'proposal-not-found', `Nothing is proposed for ${told.fact}: edit it.`);
}

function successorOf(held: Written, values: readonly ValueProposed[], accepting: Accepting): Edit {
  const { told, content, acceptance, today } = accepting;
  requireInForce(held, content);
  const ids = new Set(content.facts.map(({ id }) => id));
  const id = freeId(`${held.id.replace(/-\d{4}-\d{2}-\d{2}(?:-\d+)?$/, '')}-${today}`, ids);
  const { effectiveFrom: _from, effectiveTo: _to, note: _note, relations: _relations, ...kept } = held;
  const older = [held.id, ...(acceptance.alsoSupersedes ?? [])];
  const fact = {
    ...kept,
    ...patchedMembers(held, values),
    id,
    text: acceptance.text ?? textWith(held.text, values),
    citations: citationsOf(told),
    verifiedOn: today,
    relations: [...new Set(older)].map((one) => ({ type: 'supersedes', fact: one })),
    ...(acceptance.effectiveFrom === undefined ? {} : { effectiveFrom: acceptance.effectiveFrom }),
  };
  return { kind: 'fact', id, patch: fact as unknown as JsonValue };
}

function requireInForce({ id }: Written, { facts }: ReleaseContentInput): void {
  const successor = facts.find(({ relations = [] }) =>
    relations.some((one) => one.type === 'supersedes' && one.fact === id),
  );
  if (successor) throw new Problem(409, 'proposal-accepted', `${successor.id} has taken the place of ${id} already.`);
}

/** The members that a proposal may be about, with the new values in them. */
function patchedMembers(held: Written, values: readonly ValueProposed[]): object {
  const copy = structuredClone({ value: held.value, ...datesOf(held, values) }) as Record<string, unknown>;
  for (const { pointer, to } of values) setAt(copy, pointer.split('/').slice(1), to);
  return copy;
}

// The days of the old value are not those of the new one, but for the day that is proposed.
function datesOf(held: Written, values: readonly ValueProposed[]): Partial<Fact> {
  const isAbout = (name: string) => values.some(({ pointer }) => pointer === `/${name}`);
  return {
    ...(held.effectiveFrom !== undefined && isAbout('effectiveFrom') ? { effectiveFrom: held.effectiveFrom } : {}),
    ...(held.effectiveTo !== undefined && isAbout('effectiveTo') ? { effectiveTo: held.effectiveTo } : {}),
  };
}

function setAt(target: Record<string, unknown>, path: readonly string[], to: unknown): void {
  const last = path.at(-1);
  let holder = target;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  if (last !== undefined) holder[last] = to;
}

// What else was quoted for the old value does not say the new one.
function citationsOf({ fact, citations }: BecauseFact) {
  const found = citations.flatMap(({ state, now }) => (state === 'changed' && now ? [now] : []));
  if (found.length === 0)
    throw new Problem(404, 'proposal-not-found', `The new text of ${fact} is not found: edit it.`);
  return found;
}

function textWith(text: LocalizedText, values: readonly ValueProposed[]): LocalizedText {
  return { en: said(text.en, values), ja: said(text.ja, values) };
}

function said(text: string, values: readonly ValueProposed[]): string {
  return values.reduce((before, { from, to }) => {
    const forms = formsOf(from).filter((form) => countOf(before, form) === 1);
    const form = forms[0];
    if (form === undefined || (typeof to === 'string' && !/\d/.test(to))) throw wordsRequired(from, to);
    return before.replace(standingAlone(form), formLike(form, to));
  }, text);
}

const formsOf = (value: string | number): readonly string[] =>
  typeof value === 'number' ? [...new Set([String(value), grouped(value)])] : [value];

const grouped = (value: number) => value.toLocaleString('en-US');
const formLike = (form: string, to: string | number) =>
  typeof to === 'number' && form.includes(',') ? grouped(to) : typeof to === 'number' ? plain(to, form) : to;

// A number that was too short to be grouped tells nothing of how a longer one is written: as the catalog writes English, in groups.
const plain = (to: number, form: string) => (form.length < 4 ? grouped(to) : String(to));

const countOf = (text: string, form: string) => [...text.matchAll(new RegExp(standingAlone(form), 'gu'))].length;

function standingAlone(form: string): RegExp {
  const literal = form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\d.,])${literal}(?![\d]|[.,]\d)`, 'u');
}

const wordsRequired = (from: string | number, to: string | number) =>
  new Problem(422, 'words-required', `Say in \`text\` what the fact says with ${to} in place of ${from}.`, [
    {
      pointer: '/text',
      code: 'words-required',
      detail: `${from} does not stand in it once, as a number, a version or a day.`,
    },
  ]);
