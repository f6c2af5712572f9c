import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { CompiledRelease } from './compile.js';
import type { Design } from './model/design.js';
import type { FindingStateQuestion, Suppression } from './model/finding-state.js';
import { reportSchema, type Finding, type Report } from './model/report.js';
import { fact, maximum, readDesign, release, rule, TODAY } from './rules/release.spec-fixture.js';
import { validate } from './validate.js';

const limits = [
  fact('kubenet-nodes', 'kubenet/max-nodes', maximum(400)),
  fact('kubenet-advised', 'kubenet/advised-nodes', maximum(5, 'recommended')),
];
const poolRule = (id: string, dimension: string, severity: 'error' | 'warning' | 'note' = 'error') =>
  rule(
    id,
    'agent-pools',
    [
      {
        assert: `pool.count <= limit('kubenet', '${dimension}')`,
        at: 'count',
        severity,
        message: '{item} is too large',
      },
    ],
    { facts: limits },
  );
const rules = [poolRule('hard', 'max-nodes'), poolRule('advised', 'advised-nodes')];
const one = release(limits, rules);

const pool = (name: string, count?: number) => ({ name, ...(count === undefined ? {} : { count }) });
const judge = (
  agentPools: Design['agentPools'],
  question: FindingStateQuestion & { asOf?: string; locale?: 'en' | 'ja' } = {},
  compiled: CompiledRelease = one,
): Report => {
  const report = validate(compiled, readDesign({ agentPools }), {
    asOf: TODAY,
    locale: 'en',
    horizon: 365,
    ...question,
  });
  expect(reportSchema.parse(report)).toEqual(report);
  return report;
};
const findingOf = (report: Report, id: string, path?: string): Finding => {
  const found = report.findings.find((finding) => finding.rule === id && (path === undefined || finding.path === path));
  if (!found) throw new Error(`no finding of ${id}`);
  return found;
};

const tooLarge = [pool('a', 401)];
const hard = findingOf(judge(tooLarge), 'hard');
const suppression = (more: Partial<Suppression> = {}): Suppression => ({
  fingerprint: hard.fingerprint,
  reason: 'moves to overlay in spring',
  owner: 'team-net',
  expiresOn: '2026-12-31',
  ...more,
});

describe('a suppression', () => {
  it('takes a failed finding out of the outcome and says who answers for it', () => {
    const report = judge(tooLarge, { suppressions: [suppression({ facts: hard.factsHash })] });
    expect(judge(tooLarge).outcome).toBe('fail');
    expect(report.outcome).toBe('pass');
    expect(report.counts).toMatchObject({ fail: 1, suppressed: 1 });
    expect(report.severities).toEqual({ error: 0, warning: 1, note: 0 });
    expect(findingOf(report, 'hard')).toMatchObject({
      result: 'suppressed',
      severity: 'error',
      suppression: {
        state: 'applied',
        owner: 'team-net',
        note: 'Suppressed by team-net until 2026-12-31: moves to overlay in spring',
      },
    });
    expect(report.unusedSuppressions).toEqual([]);
  });

  it('holds to the end of its last day and no longer', () => {
    const on = (expiresOn: string) =>
      findingOf(judge(tooLarge, { suppressions: [suppression({ expiresOn })] }), 'hard');
    expect(on(TODAY).result).toBe('suppressed');
    expect(on('2026-11-21')).toMatchObject({ result: 'fail', suppression: { state: 'expired' } });
    expect(on('2026-11-21').suppression?.note).toContain('expired on 2026-11-21');
  });

  it('is open again when what a fact says has changed, and not when only its words have', () => {
    const suppressions = [suppression({ facts: hard.factsHash })];
    const under = (value: number, text: string) => {
      const changed = [
        fact('kubenet-nodes', 'kubenet/max-nodes', maximum(value), { text: { en: text, ja: text }, verifiedOn: TODAY }),
        ...limits.slice(1),
      ];
      return judge(tooLarge, { suppressions }, release(changed, rules));
    };
    expect(findingOf(under(400, 'Said otherwise.'), 'hard').result).toBe('suppressed');
    const reopened = under(300, 'Says kubenet-nodes.');
    expect(findingOf(reopened, 'hard')).toMatchObject({ result: 'fail', suppression: { state: 'reopened' } });
    expect(findingOf(reopened, 'hard').fingerprint).toBe(hard.fingerprint);
    expect(reopened.outcome).toBe('fail');
    expect(reopened.unusedSuppressions).toEqual([]);
  });

  it('without a hash of facts holds whatever they say', () => {
    const changed = release([fact('kubenet-nodes', 'kubenet/max-nodes', maximum(300)), ...limits.slice(1)], rules);
    expect(findingOf(judge(tooLarge, { suppressions: [suppression()] }, changed), 'hard').result).toBe('suppressed');
  });

  it('that does nothing is listed with the reason', () => {
    const passing = findingOf(judge([pool('a', 1)]), 'hard').fingerprint;
    const unknown = '0'.repeat(64);
    const unused = (agentPools: Design['agentPools'], suppressions: Suppression[], locale: 'en' | 'ja' = 'en') =>
      judge(agentPools, { suppressions, locale }).unusedSuppressions?.map(({ because, note }) => [because, note]);
    expect(unused([pool('a', 1)], [suppression({ fingerprint: passing })])).toEqual([
      ['not-failed', 'The finding did not fail, so there is nothing to suppress.'],
    ]);
    expect(unused(tooLarge, [suppression({ fingerprint: unknown })])).toEqual([
      ['no-such-finding', 'No finding has this fingerprint.'],
    ]);
    expect(unused(tooLarge, [suppression({ fingerprint: unknown })], 'ja')?.[0]?.[1]).toMatch(/フィンガープリント/);
  });

  it('never hides what could not be judged', () => {
    const untold = [pool('a')];
    const { fingerprint } = findingOf(judge(untold), 'hard');
    const report = judge(untold, { suppressions: [suppression({ fingerprint })] });
    expect(findingOf(report, 'hard').result).toBe('unknown');
    expect(report.outcome).toBe('unknown');
  });

  it('that still holds is taken before one that does not, whichever comes first', () => {
    const old = suppression({ expiresOn: '2026-01-01', owner: 'old' });
    for (const suppressions of [
      [old, suppression()],
      [suppression(), old],
    ]) {
      const report = judge(tooLarge, { suppressions });
      expect(findingOf(report, 'hard').suppression).toMatchObject({ state: 'applied', owner: 'team-net' });
      expect(report.unusedSuppressions).toMatchObject([{ owner: 'old', because: 'repeated' }]);
    }
  });

  it('is told in Japanese where the report is', () => {
    const notes = (more: Partial<Suppression>) =>
      findingOf(judge(tooLarge, { suppressions: [suppression(more)], locale: 'ja' }), 'hard').suppression?.note;
    expect(notes({})).toMatch(/抑制されています/);
    expect(notes({ expiresOn: '2026-01-01' })).toMatch(/期限切れ/);
    expect(notes({ facts: '1'.repeat(64) })).toMatch(/ファクトの内容が変わりました/);
  });
});

describe('a baseline', () => {
  const before = judge([pool('a', 401), pool('b', 500)]);

  it('tells each failed finding as new or unchanged', () => {
    const report = judge([pool('c', 600), pool('a', 401)], { baseline: before });
    const states = report.findings
      .filter(({ result }) => result === 'fail')
      .map(({ rule: id, path, baselineState }) => [id, path, baselineState]);
    expect(states).toEqual([
      ['advised', '/agentPools/0/count', 'new'],
      ['advised', '/agentPools/1/count', 'unchanged'],
      ['hard', '/agentPools/0/count', 'new'],
      ['hard', '/agentPools/1/count', 'unchanged'],
    ]);
    expect(report.absent?.map(({ rule: id, message }) => [id, message])).toEqual([
      ['advised', 'b is too large'],
      ['hard', 'b is too large'],
    ]);
  });

  it('gives back what does not fail any more, with what stands there now', () => {
    const now = (agentPools: Design['agentPools']) =>
      judge(agentPools, { baseline: before }).absent?.filter(({ rule: id }) => id === 'hard');
    expect(now([pool('a', 401), pool('b', 400)])).toMatchObject([{ message: 'b is too large', now: 'pass' }]);
    expect(now([pool('a', 401), pool('b')])).toMatchObject([{ message: 'b is too large', now: 'unknown' }]);
    expect(now([pool('a', 401)])).toMatchObject([{ message: 'b is too large', now: 'gone', baselineState: 'absent' }]);
  });

  it('may be a bare list, and what passed in it is no part of it', () => {
    const { fingerprint } = hard;
    const stateWith = (result: string) =>
      findingOf(judge(tooLarge, { baseline: [{ fingerprint, result }] }), 'hard').baselineState;
    expect([stateWith('fail'), stateWith('suppressed'), stateWith('pass')]).toEqual(['unchanged', 'unchanged', 'new']);
  });

  it('keeps a suppressed finding known', () => {
    const report = judge(tooLarge, { baseline: before, suppressions: [suppression()] });
    expect(findingOf(report, 'hard')).toMatchObject({ result: 'suppressed', baselineState: 'unchanged' });
    expect(report.absent?.some(({ fingerprint }) => fingerprint === hard.fingerprint)).toBe(false);
  });

  it('lets only new findings fail where that is asked', () => {
    const outcome = (agentPools: Design['agentPools'], failOnNewOnly: boolean) =>
      judge(agentPools, { baseline: before, failOnNewOnly }).outcome;
    expect(outcome([pool('a', 401)], true)).toBe('pass');
    expect(outcome([pool('a', 401)], false)).toBe('fail');
    expect(outcome([pool('a', 401), pool('d', 401)], true)).toBe('fail');
  });

  it('is not spoken of when there is none', () => {
    const report = judge(tooLarge);
    expect(report).not.toHaveProperty('absent');
    expect(report).not.toHaveProperty('unusedSuppressions');
    expect(findingOf(report, 'hard')).not.toHaveProperty('baselineState');
  });
});

describe('failOn', () => {
  const severe = release(limits, [poolRule('hard', 'max-nodes'), poolRule('minor', 'max-nodes', 'note')]);
  const outcomes = (agentPools: Design['agentPools'], compiled = one) =>
    (['error', 'warning', 'note', 'never'] as const).map((failOn) => judge(agentPools, { failOn }, compiled).outcome);

  it('says from which severity on a finding makes the outcome fail', () => {
    expect(outcomes([pool('a', 401)])).toEqual(['fail', 'fail', 'fail', 'pass']);
    expect(outcomes([pool('a', 6)])).toEqual(['pass', 'fail', 'fail', 'pass']);
    const minor = release(limits, [poolRule('minor', 'max-nodes', 'note')]);
    expect(outcomes([pool('a', 401)], minor)).toEqual(['pass', 'pass', 'fail', 'pass']);
  });

  it('asks that every rule that could fail so has been judged', () => {
    expect(outcomes([pool('a')], severe)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    const minor = release(limits, [poolRule('minor', 'max-nodes', 'note')]);
    expect(outcomes([pool('a')], minor)).toEqual(['pass', 'pass', 'unknown', 'pass']);
  });

  it('is told in the report, and is error where nothing is asked', () => {
    expect(judge(tooLarge).failOn).toBe('error');
    expect(judge(tooLarge, { failOn: 'never' }).failOn).toBe('never');
  });
});

describe('fingerprints and facts hashes', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2, maxLength: 5 });
  const essence = (report: Report, name: string) =>
    report.findings
      .filter(({ message }) => message.startsWith(`${name} `))
      .map(({ fingerprint, factsHash, rule: id }) => [id, fingerprint, factsHash]);

  test.prop([names])('of one pool outlive the reordering and renaming of all the others', ([kept = '', ...others]) => {
    const rest = others.map((name) => pool(name, 500));
    const renamed = others.map((name) => pool(`${name}-2`, 7)).reverse();
    const told = essence(judge([pool(kept, 450), ...rest]), kept);
    expect(told).toHaveLength(2);
    expect(essence(judge([...renamed, pool(kept, 450)]), kept)).toEqual(told);
  });
});
