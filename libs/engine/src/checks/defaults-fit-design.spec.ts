import { describe, expect, it } from 'vitest';
import { countingRelease, podsDefault } from '../formulas.spec-fixture.js';
import type { CheckedDraft } from './draft.js';
import { defaultsFitDesign } from './defaults-fit-design.js';

const problems = (changes: object) => {
  const { content } = countingRelease({ defaults: [{ ...podsDefault, ...changes }] });
  return defaultsFitDesign.run({ catalog: 'harbour', content, texts: new Map() } as CheckedDraft);
};
const cluster = { for: 'cluster', when: undefined };

describe('defaults-fit-design', () => {
  it.each([
    [{}],
    [{ path: 'osType', value: "'Linux'" }],
    [{ ...cluster, path: 'network/podCidrs', value: "['10.0.0.0/16']" }],
    [{ ...cluster, path: 'network/podCidrs', value: '[]' }],
    [{ ...cluster, path: 'network/ownRoutes', value: 'true' }],
  ])('passes %j', (changes) => expect(problems(changes)).toEqual([]));

  it.each([
    [{ path: 'maxPod' }, '/path'],
    [{ ...cluster, path: 'network', value: 'true' }, '/path'],
    [{ path: 'maxPods', value: 'true' }, '/value'],
    [{ path: 'osType', value: '1' }, '/value'],
    [{ ...cluster, path: 'network/podCidrs', value: "'10.0.0.0/16'" }, '/value'],
    [{ ...cluster, path: 'network/podCidrs', value: '[1]' }, '/value'],
  ])('refuses %j', (changes, pointer) => {
    expect(problems(changes)).toMatchObject([{ item: { kind: 'default', id: 'pods' }, pointer }]);
  });
});
