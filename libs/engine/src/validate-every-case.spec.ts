import { describe, expect, it } from 'vitest';
import type { Design } from './model/design.js';
import { readDesign, release, rule, TODAY } from './rules/release.spec-fixture.js';
import { validate } from './validate.js';

const question = { asOf: TODAY, locale: 'en', horizon: 365 } as const;

const cases = [
  { appliesWhen: 'has(pool.maxPods)', assert: 'pool.maxPods > 0', at: 'maxPods', message: 'pods' },
  { appliesWhen: 'has(pool.count)', assert: 'pool.count > 0', at: 'count', message: 'nodes' },
];
const eachForItself = { ...rule('each', 'agent-pools', cases), everyCase: true as const };
const findingsOf = (agentPools: Design['agentPools']) =>
  validate(release([], [eachForItself]), readDesign({ agentPools }), question).findings.map(({ result, path }) => [
    result,
    path,
  ]);

describe('a rule of which every case judges', () => {
  it('tells every case that is broken', () => {
    expect(findingsOf([{ name: 'a', maxPods: 0, count: 0 }])).toEqual([
      ['fail', '/agentPools/0/count'],
      ['fail', '/agentPools/0/maxPods'],
    ]);
  });

  it('tells a broken case although another one cannot be judged', () => {
    expect(findingsOf([{ name: 'a', count: 0 }])).toEqual([['fail', '/agentPools/0/count']]);
  });

  it('tells once for all what is open, what is kept and what does not apply', () => {
    expect(findingsOf([{ name: 'a', count: 1 }]).map(([result]) => result)).toEqual(['unknown']);
    expect(findingsOf([{ name: 'a', maxPods: 1, count: null }]).map(([result]) => result)).toEqual(['pass']);
    expect(findingsOf([{ name: 'a', maxPods: null, count: null }]).map(([result]) => result)).toEqual([
      'not-applicable',
    ]);
    expect(findingsOf([]).map(([result]) => result)).toEqual(['not-applicable']);
  });
});

describe('a rule on virtual networks', () => {
  const spacious = rule('spacious', 'vnets', [
    { assert: 'size(vnet.addressSpace) > 1', at: 'addressSpace', message: '{item}' },
  ]);

  it('judges each of them by its own fields', () => {
    const design: Design = {
      vnets: [
        { name: 'quay', addressSpace: ['10.0.0.0/16'] },
        { name: 'pier', addressSpace: ['10.1.0.0/16', '10.2.0.0/16'] },
      ],
    };
    const { findings } = validate(release([], [spacious]), readDesign(design), question);
    expect(findings.map(({ result, path, message }) => [result, path, message])).toEqual([
      ['fail', '/vnets/0/addressSpace', 'quay'],
      ['pass', '/vnets/1/addressSpace', expect.any(String)],
    ]);
  });
});
