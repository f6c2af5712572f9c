import { describe, expect, it } from 'vitest';
import { MergedSarif } from './merge-sarif.js';

const tool = { driver: { name: 'Boats', rules: [{ id: 'floats' }] } };
const run = (uri: string | undefined, outcome: string) => ({
  tool,
  automationDetails: { id: 'boats/0' },
  ...(uri === undefined ? {} : { artifacts: [{ location: { uri } }] }),
  results: [
    {
      ruleId: 'floats',
      locations: [
        uri === undefined
          ? { properties: { pointer: '/hull' } }
          : { physicalLocation: { artifactLocation: { index: 0, uri }, region: { startLine: 3 } } },
      ],
    },
  ],
  properties: { asOf: '2026-11-22', outcome, format: 'aks', options: { sail: 'lateen' } },
});
const log = (...runs: readonly object[]) => JSON.stringify({ version: '2.1.0', runs });

function merged(...logs: readonly string[]): string | undefined {
  const sarif = new MergedSarif();
  for (const one of logs) sarif.add(one);
  return sarif.write();
}

describe('MergedSarif', () => {
  it('leaves one log as it is, and makes nothing of none', () => {
    const one = log(run('a.json', 'pass'), run('a.json', 'fail'));
    expect(merged(one)).toBe(one);
    expect(merged()).toBe(undefined);
  });

  it('makes one run of several logs, with every result at its own document', () => {
    const whole = merged(
      log(run('a.json', 'pass'), run('a.json', 'unknown')),
      log(run(undefined, 'pass')),
      log(run('b.json', 'fail')),
    );
    const { version, runs } = JSON.parse(whole ?? '') as { version: string; runs: ReturnType<typeof run>[] };
    const [all] = runs;
    expect([version, runs.length, all?.tool]).toEqual(['2.1.0', 1, tool]);
    expect(all?.properties).toEqual({ asOf: '2026-11-22', outcome: 'fail' });
    const told = { format: 'aks', options: { sail: 'lateen' } };
    expect(all?.artifacts).toEqual([
      { location: { uri: 'a.json' }, properties: { ...told, outcome: 'pass' } },
      { location: { uri: 'a.json' }, properties: { ...told, outcome: 'unknown' } },
      { properties: { ...told, outcome: 'pass' } },
      { location: { uri: 'b.json' }, properties: { ...told, outcome: 'fail' } },
    ]);
    const places = all?.results.map(({ locations: [place] }) => place?.physicalLocation?.artifactLocation);
    expect(places).toEqual([
      { index: 0, uri: 'a.json' },
      { index: 1, uri: 'a.json' },
      undefined,
      { index: 3, uri: 'b.json' },
    ]);
  });

  it('says that it passed only where everything did', () => {
    const outcomeOf = (...outcomes: readonly string[]) =>
      (
        JSON.parse(merged(...outcomes.map((outcome) => log(run('a', outcome)))) ?? '') as {
          runs: { properties: object }[];
        }
      ).runs[0]?.properties;
    expect(outcomeOf('pass', 'unknown')).toMatchObject({ outcome: 'unknown' });
    expect(outcomeOf('pass', 'pass')).toMatchObject({ outcome: 'pass' });
  });
});
