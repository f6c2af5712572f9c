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
      connections: null,
      networkPolicies: null,
      networkRanges: null,
      podDirectAccess: null,
    });
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
