import { compileRelease, type CompiledRelease } from './compile.js';
import type { Judgement, Judge, Verdict } from './judge.js';
import type { Asked } from './model/answer.js';
import type { RecommendQuestion } from './model/recommend.js';
import type { ReleaseContentInput, ReleaseHeader } from './model/release.js';

type FactInput = ReleaseContentInput['facts'][number];
type OptionInput = ReleaseContentInput['options'][number];
type RequirementInput = ReleaseContentInput['requirements'][number];

export const both = (text: string) => ({ en: text, ja: `${text} (ja)` });

/** The day of every question of these specs. */
export const TODAY = '2026-11-22';

const header: ReleaseHeader = {
  catalog: 'boats',
  sequence: 1,
  label: '2026.11.0',
  digest: '0'.repeat(64),
  schemaVersion: '1.0.0',
  publishedAt: '2026-11-22T00:00:00Z',
  publishedBy: 'spec',
  notes: both('Boats'),
};

export function option(id: string, more: Partial<OptionInput> = {}): OptionInput {
  return { id, category: 'hull', name: both(`The ${id}`), order: 0, role: 'choice', ...more };
}

/** A stated fact on a cell, written `option/dimension`. */
export function fact(
  id: string,
  cell: `${string}/${string}`,
  value: FactInput['value'],
  more: Partial<FactInput> = {},
): FactInput {
  const [subject = '', dimension = ''] = cell.split('/');
  return {
    id,
    option: subject,
    dimension,
    value,
    text: both(`Says ${id}.`),
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: TODAY,
    citations: [{ revision: 'log-1', heading: null, quote: `quote of ${id}` }],
    ...more,
  };
}

export function requirement(id: string, more: Partial<RequirementInput> = {}): RequirementInput {
  return { id, order: 0, question: both(`Need ${id}?`), categories: ['hull'], type: 'yes', ...more };
}

/** A release of boats. */
export function boats(content: Partial<ReleaseContentInput>): CompiledRelease {
  return compileRelease(header, {
    categories: [
      { id: 'hull', name: both('Hull'), order: 0 },
      { id: 'sail', name: both('Sail'), order: 1 },
    ],
    dimensions: [],
    facts: [],
    options: [],
    requirements: [],
    rules: [],
    sources: [{ id: 'log', title: both('The log'), language: 'en' }],
    sourceRevisions: [{ id: 'log-1', source: 'log', order: 0, textSha256: '1'.repeat(64) }],
    vocabularies: [],
    ...content,
  });
}

/** A question about hulls. */
export function ask(
  requirements: RecommendQuestion['requirements'],
  { category = 'hull', ...more }: Partial<RecommendQuestion> = {},
): Asked<RecommendQuestion> & { readonly category: string } {
  return { category, requirements, ...more, asOf: TODAY, locale: more.locale ?? 'en' };
}

export const must = (id: string, value?: boolean | number | string) =>
  ({ id, strength: 'must', ...(value === undefined ? {} : { value }) }) as const;
export const prefer = (id: string, weight?: number) =>
  ({ id, strength: 'prefer', ...(weight === undefined ? {} : { weight }) }) as const;

/** A judge that reads its verdicts from a table, option by requirement; what is not in it is unknown. */
export function judgeByTable(table: Readonly<Record<string, Readonly<Record<string, Verdict>>>>): Judge {
  const judged = (verdict: Verdict): Judgement => ({
    verdict,
    facts: [],
    opponents: [],
    conditions: [],
    missing: [],
    unasked: [],
  });
  return (_release, _asOf, demand, id) => judged(table[id]?.[demand.requirement.id] ?? 'unknown');
}
