import { expect, it } from 'vitest';
import { mergeDesigns } from './merge-designs.js';

it('merges objects member by member', () => {
  expect(
    mergeDesigns({ network: { plugin: 'a' } }, [{ network: { policy: 'b' } }, { cluster: { tier: 'c' } }]),
  ).toEqual({
    network: { plugin: 'a', policy: 'b' },
    cluster: { tier: 'c' },
  });
});

it('writes null as it is, since it tells that something is absent', () => {
  expect(mergeDesigns({ network: { pluginMode: 'overlay' } }, [{ network: { pluginMode: null } }])).toEqual({
    network: { pluginMode: null },
  });
});

it('finds a named item again, and adds one that is not there', () => {
  const patch = { agentPools: [{ name: 'a', maxPods: 30 }, { name: 'b' }] };
  expect(mergeDesigns({ agentPools: [{ name: 'a', count: 3 }] }, [patch])).toEqual({
    agentPools: [{ name: 'a', count: 3, maxPods: 30 }, { name: 'b' }],
  });
});

it('tells every item what an item without a name says, those of later patches too', () => {
  const patches = [{ agentPools: [{ podSubnetId: null }] }, { agentPools: [{ name: 'b' }] }];
  const all = [
    { name: 'a', podSubnetId: null },
    { name: 'b', podSubnetId: null },
  ];
  expect(mergeDesigns({ agentPools: [{ name: 'a' }] }, patches)).toEqual({ agentPools: all });
  expect(mergeDesigns({ agentPools: [{ name: 'a' }] }, patches.toReversed())).toEqual({ agentPools: all });
});

it('leaves an item without a name alone where there is no other', () => {
  const patches = [{ agentPools: [{ podSubnetId: null }] }, { agentPools: [{ maxPods: 30 }] }];
  expect(mergeDesigns({}, patches)).toEqual({ agentPools: [{ podSubnetId: null, maxPods: 30 }] });
});

it('replaces a list of words, and takes a list without items for told', () => {
  expect(mergeDesigns({ network: { ipFamilies: ['x'] } }, [{ network: { ipFamilies: ['x', 'y'] } }])).toEqual({
    network: { ipFamilies: ['x', 'y'] },
  });
  expect(mergeDesigns({ ingresses: [{ name: 'a' }] }, [{ ingresses: [] }])).toEqual({ ingresses: [] });
});

it('lets the later of two patches hold, and changes nothing that it is given', () => {
  const design = { network: { plugin: 'a' } };
  expect(mergeDesigns(design, [{ network: { plugin: 'b' } }, { network: { plugin: 'c' } }])).toEqual({
    network: { plugin: 'c' },
  });
  expect(design).toEqual({ network: { plugin: 'a' } });
});
