import { describe, expect, it } from 'vitest';
import { nearestId } from './nearest.js';

const known = ['kubenet', 'azure-cni-overlay', 'azure-cni-cilium', 'network-policy-calico', 'agc'];

describe('nearestId', () => {
  it.each([
    ['kubnet', 'kubenet'],
    ['kubernet', 'kubenet'],
    ['azure-cni-overlays', 'azure-cni-overlay'],
    ['agcc', 'agc'],
    ['calico', 'network-policy-calico'],
    ['overlay', 'azure-cni-overlay'],
    ['azure-cni', 'azure-cni-cilium'],
  ])('takes %s for %s', (wanted, expected) => expect(nearestId(wanted, known)).toBe(expected));

  it.each(['zzzzzzzz', 'x'.repeat(120), ''])('offers nothing for what is near nothing (%s)', (wanted) =>
    expect(nearestId(wanted, known)).toBeUndefined(),
  );

  it('does not depend on the order of the known ids', () => {
    for (const wanted of ['azure-cni', 'kubnet', 'agd'])
      expect(nearestId(wanted, known.toReversed())).toBe(nearestId(wanted, known));
  });
});
