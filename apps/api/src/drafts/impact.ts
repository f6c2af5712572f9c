import { setImmediate } from 'node:timers/promises';
import {
  answersDiff,
  canonicalJson,
  compare,
  compareCodeUnits,
  diffReleases,
  ENGINE_VERSION,
  Problem,
  runExamples,
  type Change,
  type CompiledRelease,
  type Rule,
} from '@plimsoll/engine';
import type { ChangedCell, ChangedExample, Impact, ReadingRule } from './impact.schema.js';

/** A draft as a release, and what it is a change of. */
export interface ImpactSides {
  readonly base: CompiledRelease;
  readonly draft: CompiledRelease;
  readonly asOf: string;
}

const LOCALE = 'en';

/** What publishing comes to: the changes, and what answers otherwise because of them. Others get their turn between one question and the next. The same contents on the same day give the same report. */
export async function impactOf({ base, draft, asOf }: ImpactSides): Promise<Impact> {
  const { counts, changes } = diffReleases(base, draft);
  await setImmediate();
  return {
    kind: 'plimsoll-impact/1',
    engineVersion: ENGINE_VERSION,
    base: base.ref,
    digest: draft.ref.digest,
    asOf,
    counts,
    changes: [...changes],
    options: changes.flatMap(({ kind, id }) => (kind === 'option' ? [id] : [])),
    cells: await changedCells({ base, draft, asOf }, changes),
    rules: readingRules(draft, changes),
    examples: await changedExamples({ base, draft, asOf }),
    answers: await changedAnswers({ base, draft, asOf }),
  };
}

async function changedAnswers({ base, draft, asOf }: ImpactSides): Promise<Impact['answers']> {
  const [from, to] = [base, draft].map((release) => ({ release, asOf }));
  const questions: Impact['answers']['questions'] = [];
  if (!from || !to) return { asked: 0, questions };
  for (const id of [...draft.questions.keys()].sort()) {
    const [diff] = answersDiff(from, to, { questions: [id], locale: LOCALE }).questions;
    if (diff?.changed === true) questions.push(diff);
    await setImmediate();
  }
  return { asked: draft.questions.size, questions };
}

/** Examples of the base that the draft does not judge alike; also those that the draft has brought up to date, or left out. */
async function changedExamples({ base, draft, asOf }: ImpactSides): Promise<ChangedExample[]> {
  const changed: ChangedExample[] = [];
  for (const rule of draft.content.rules) {
    const before = base.rules.get(rule.id);
    if (!before) continue;
    const { examples } = before;
    const [from, to] = [outcomes(base, before, asOf), outcomes(draft, { ...rule, examples }, asOf)];
    for (const [example, after] of to) {
      const old = from.get(example);
      if (old === undefined || old.join() === after.join()) continue;
      changed.push({ rule: rule.id, example, from: old, to: after });
    }
    await setImmediate();
  }
  return changed;
}

/** What the rule gives on each of its examples: what they expect, or what came instead. */
function outcomes(release: CompiledRelease, rule: Rule, asOf: string): ReadonlyMap<string, string[]> {
  const missed = new Map(runExamples(release, rule, asOf).map((one) => [one.example, [...one.got]]));
  return new Map(
    rule.examples.map(({ name, expect, severity }) => [
      name,
      missed.get(name) ?? [severity === undefined ? expect : `${expect} (${severity})`],
    ]),
  );
}

const ANY = '*';

/** The rules that read a cell of which a fact changed, or that name the fact. */
export function readingRules(draft: CompiledRelease, changes: readonly Change[]): ReadingRule[] {
  const facts = changes.flatMap(({ kind, id, option, dimension }) =>
    kind === 'fact' && option !== undefined && dimension !== undefined ? [{ id, option, dimension }] : [],
  );
  return draft.content.rules.flatMap((rule) => {
    const reads = new Set(
      rule.cases.flatMap(({ appliesWhen, assert, seen, facts: named }) => [
        ...[appliesWhen, assert, ...seen.map(({ value }) => value)].flatMap((one) => one?.facts ?? []),
        ...named,
      ]),
    );
    const read = facts.filter(
      ({ id, option, dimension }) =>
        reads.has(id) || reads.has(`${option}/${dimension}`) || reads.has(`${ANY}/${dimension}`),
    );
    return read.length === 0 ? [] : [{ rule: rule.id, facts: read.map(({ id }) => id).sort() }];
  });
}

type Place = readonly [option: string, dimension: string];

async function changedCells({ base, draft, asOf }: ImpactSides, changes: readonly Change[]): Promise<ChangedCell[]> {
  const cells: ChangedCell[] = [];
  for (const [option, dimension] of placesOf([base, draft], changes)) {
    const [from = null, to = null] = [base, draft].map((release) => cellIn(release, [option, dimension], asOf));
    if (canonicalJson(from) !== canonicalJson(to)) cells.push({ option, dimension, from, to });
    if (cells.length % CELLS_AT_ONCE === 0) await setImmediate();
  }
  return cells;
}

/** Where the changed facts stand, on either side. */
function placesOf(releases: readonly CompiledRelease[], changes: readonly Change[]): readonly Place[] {
  const facts = changes
    .filter(({ kind }) => kind === 'fact')
    .flatMap(({ id }) => releases.flatMap((release) => release.facts.get(id) ?? []));
  const places = facts.flatMap(({ option, alsoOf, dimension }) =>
    [option, ...alsoOf].map((one) => [`${one}/${dimension}`, [one, dimension]] as const),
  );
  return [...new Map<string, Place>(places)].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, place]) => place);
}

const CELLS_AT_ONCE = 50;

/** What a cell says, without what it is quoted from; null where the release does not know the option or the dimension. */
function cellIn(release: CompiledRelease, [option, dimension]: Place, asOf: string): ChangedCell['from'] {
  try {
    const { rows } = compare(release, { options: [option], dimensions: [dimension], asOf, locale: LOCALE });
    const cell = rows[0]?.cells[0];
    if (!cell) return null;
    const { citations: _, option: __, ...said } = cell;
    return JSON.parse(canonicalJson(withoutCitations(said))) as ChangedCell['from'];
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function withoutCitations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCitations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (name === 'citations' ? [] : [[name, withoutCitations(inner)]])),
  );
}
