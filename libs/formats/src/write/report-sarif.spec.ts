import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fc, test } from '@fast-check/vitest';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '@plimsoll/engine';
import { findingOf, harbour, NASTY, reportOn } from './judged-reports.spec-fixture.js';
import { reportToSarif, type SarifOptions } from './report-sarif.js';

const schemaFile = new URL('../../../../test/support/sarif-2.1.0-subset.schema.json', import.meta.url);
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => !/[\s\\<>"{}|^`]/u.test(text) && URL.canParse(text, 'https://example.org/'),
  },
});
const isSarif = ajv.compile(JSON.parse(readFileSync(fileURLToPath(schemaFile), 'utf8')) as object);

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Record<string, unknown>[];
  readonly baselineState?: string;
  readonly suppressions?: readonly Record<string, unknown>[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
  readonly language: string;
  readonly results: readonly Result[];
  readonly automationDetails: { readonly id: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

function runsOf(reports: Report | readonly Report[], options?: SarifOptions): readonly Run[] {
  const sarif = JSON.parse(reportToSarif(reports, harbour, options)) as { readonly runs: readonly Run[] };
  isSarif(sarif);
  expect(isSarif.errors ?? []).toEqual([]);
  return sarif.runs;
}
const resultsOf = (report: Report, options?: SarifOptions) => runsOf(report, options)[0]?.results ?? [];

describe('the schema', () => {
  it('refuses what the standard refuses', () => {
    const good = JSON.parse(reportToSarif(reportOn({ a: 9 }), harbour)) as { runs: Record<string, unknown>[] };
    const refused = (change: (of: typeof good) => unknown) => !isSarif(change(structuredClone(good)));
    expect(refused((of) => of)).toBe(false);
    expect(refused((of) => ({ ...of, version: '2.2.0' }))).toBe(true);
    expect(refused((of) => ({ ...of, extra: 1 }))).toBe(true);
    expect(refused((of) => ({ ...of, runs: [{ ...of.runs[0], tool: {} }] }))).toBe(true);
    expect(refused((of) => ({ ...of, runs: [{ ...of.runs[0], results: [{ kind: 'fail' }] }] }))).toBe(true);
    const odd = { message: { text: 'x' }, kind: 'pass', level: 'error' };
    expect(refused((of) => ({ ...of, runs: [{ ...of.runs[0], results: [odd] }] }))).toBe(true);
  });
});

describe('reportToSarif', () => {
  it('declares every rule of the release, with help from its facts, also where nothing came of it', () => {
    const [run] = runsOf(reportOn({}));
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['crew', 'crew-advised', 'idle']);
    expect(run?.tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: 'Title of crew' },
      helpUri: 'https://example.org/log',
      defaultConfiguration: { level: 'error' },
      properties: { facts: ['canoe-crew'] },
    });
    const { text } = (run?.tool.driver.rules[0]?.['help'] ?? { text: '' }) as { readonly text: string };
    expect(text).toContain('Take a larger boat.');
    expect(text).toContain('A canoe holds four.');
    expect(text).toContain('“a canoe <holds> | four” — The log https://example.org/log');
    expect(run?.tool.driver.rules[2]).not.toHaveProperty('helpUri');
  });

  it('gives each finding its kind, and a level only where something failed', () => {
    const kinds = (crews: Parameters<typeof reportOn>[0]) =>
      resultsOf(reportOn(crews)).map(({ ruleId, kind, level }) => [ruleId, kind, level]);
    expect(kinds({ a: 9 })).toEqual([
      ['crew', 'fail', 'error'],
      ['crew-advised', 'fail', 'warning'],
      ['idle', 'pass', 'none'],
    ]);
    expect(kinds({ a: null })[0]).toEqual(['crew', 'open', 'none']);
    expect(kinds({})[0]).toEqual(['crew', 'notApplicable', 'none']);
  });

  it('names the rule by its place among the declared ones, the finding by its fingerprint, the place by its pointer', () => {
    const report = reportOn({ a: 1, b: 9 });
    const result = resultsOf(report).filter(({ kind, ruleId }) => kind === 'fail' && ruleId === 'crew-advised')[0];
    expect(result).toMatchObject({
      ruleIndex: 1,
      message: { text: 'b has a crew of 9' },
      partialFingerprints: { 'plimsoll/v1': findingOf(report, 'crew-advised', 1).fingerprint },
      locations: [
        {
          logicalLocations: [{ fullyQualifiedName: '/agentPools/1/count', name: 'count' }],
          properties: { pointer: '/agentPools/1/count' },
        },
      ],
      properties: { pointer: '/agentPools/1/count', seen: { crew: 9 }, facts: ['canoe-crew'] },
    });
    expect(result?.locations[0]).not.toHaveProperty('physicalLocation');
  });

  it('points into the file where it is told which', () => {
    const place = (artifactUri: string, lines?: Record<string, number>) =>
      resultsOf(reportOn({ a: 9 }, lines ? { lines } : {}), { artifactUri })[0]?.locations[0]?.['physicalLocation'];
    expect(place('infra/main plan.json')).toEqual({ artifactLocation: { uri: 'infra/main%20plan.json', index: 0 } });
    expect(place('a%20b.json')).toMatchObject({ artifactLocation: { uri: 'a%20b.json' } });
    expect(place(String.raw`infra\plan.json`)).toMatchObject({ artifactLocation: { uri: 'infra/plan.json' } });
  });

  it('tells the state against a baseline, with what is absent', () => {
    const before = reportOn({ a: 9, b: 9 });
    const results = resultsOf(reportOn({ a: 9, c: 9 }, { baseline: before }));
    const states = results
      .filter(({ ruleId }) => ruleId === 'crew')
      .map(({ message, baselineState }) => [message.text.split('\n')[0], baselineState]);
    expect(states).toEqual([
      ['a has a crew of 9', 'unchanged'],
      ['c has a crew of 9', 'new'],
      ['b has a crew of 9', 'absent'],
    ]);
  });

  it('passes on a suppression that holds, with its justification, and tells of one that does not', () => {
    const { fingerprint } = findingOf(reportOn({ a: 9 }), 'crew');
    const under = (expiresOn: string) =>
      resultsOf(
        reportOn({ a: 9 }, { suppressions: [{ fingerprint, reason: 'calm waters', owner: 'port', expiresOn }] }),
      )[0];
    expect(under('2027-01-01')).toMatchObject({
      kind: 'fail',
      level: 'error',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'calm waters',
          properties: { owner: 'port', expiresOn: '2027-01-01' },
        },
      ],
    });
    expect(under('2026-01-01')).not.toHaveProperty('suppressions');
    expect(under('2026-01-01')?.message.text).toContain('expired on 2026-01-01');
  });

  it('makes a run of each report and says what it was judged by', () => {
    const runs = runsOf([reportOn({ a: 9 }), reportOn({ a: 1 }, { locale: 'ja', failOn: 'warning' })]);
    expect(runs.map(({ automationDetails: { id } }) => id)).toEqual(['plimsoll/harbour/0', 'plimsoll/harbour/1']);
    expect(runs[1]).toMatchObject({
      language: 'ja',
      properties: {
        release: harbour.ref,
        asOf: '2026-11-22',
        outcome: 'pass',
        failOn: 'warning',
        unmapped: ['/sails'],
      },
    });
    expect(runs[1]?.results[0]?.message.text).toBe('Title of crew (ja)');
  });

  test.prop([fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 30 })])(
    'is SARIF whatever a document is called and holds',
    (name, artifactUri) => {
      expect(resultsOf(reportOn({ [`${NASTY}${name}`]: 9 }), { artifactUri }).length).toBeGreaterThan(0);
    },
  );
});
