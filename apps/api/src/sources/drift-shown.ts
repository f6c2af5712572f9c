import type { DriftRecord } from './sources.types.js';

/** A drift in a few numbers, as lists and answers tell it. */
export function driftSummary({ id, catalog, at, by, outcome, draft, told }: DriftRecord) {
  const count = (wanted: string) => told.facts.filter(({ status }) => status === wanted).length;
  return {
    drift: id,
    catalog,
    at: at.toISOString(),
    by,
    outcome,
    draft,
    base: told.base,
    sources: told.sources.map(({ source }) => source),
    alarms: told.sources.filter(({ guard }) => guard.alarm).map(({ source }) => source),
    stillQuoted: count('still-quoted'),
    moved: count('moved'),
    changed: count('changed'),
    gone: count('gone'),
    candidates: told.candidateCount,
  };
}

/** A drift with all that was found. */
export function driftShown(record: DriftRecord) {
  const { sources, facts, candidates } = record.told;
  return { ...driftSummary(record), found: { sources, facts, candidates } };
}
