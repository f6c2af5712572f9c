import { describe, expect, it } from 'vitest';
import { withIntent } from './intent.js';
import type { ReadDocument } from './model/report.js';

const read = (design: ReadDocument['design']): ReadDocument => ({
  format: 'design',
  design,
  pointers: {},
  unmapped: [],
});

describe('withIntent', () => {
  it('takes a wish that nobody stated for none, and leaves open what only the caller knows', () => {
    expect(withIntent(read({}), undefined).design.intent).toEqual({
      clientSourceIp: null,
      connections: null,
      egressRestricted: null,
      layer7Routing: null,
      networkPolicies: null,
      networkRanges: null,
      nsgRulesForPods: null,
      podCount: null,
      podDirectAccess: null,
    });
  });

  it('takes a cluster without authorized ranges for one that has none, and keeps those that are told', () => {
    const rangesOf = (cluster: NonNullable<ReadDocument['design']['cluster']>) =>
      withIntent(read({ cluster }), undefined).design.cluster?.authorizedIpRanges;
    expect(rangesOf({ name: 'a' })).toBeNull();
    expect(rangesOf({ authorizedIpRanges: ['198.51.100.0/24'] })).toEqual(['198.51.100.0/24']);
    expect(withIntent(read({}), undefined).design).not.toHaveProperty('cluster');
  });

  it('lets the question speak over the document, and the document over silence', () => {
    const document = read({ intent: { podDirectAccess: true, environment: 'test', podCount: 7 } });
    expect(withIntent(document, { environment: 'production' }).design.intent).toMatchObject({
      podDirectAccess: true,
      environment: 'production',
      podCount: 7,
    });
  });
});
