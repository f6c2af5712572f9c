const design = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'deck', count: 401, osType: 'Linux' }] };
const asOf = '2026-11-22';

/** A question to each verb of the service, which a release at hand answers too. */
export const questions = {
  compare: { options: ['kubenet', 'azure-cni-overlay'], only: 'differences', asOf },
  recommend: { stack: true, requirements: [{ id: 'windows-node-pools', strength: 'must' }], asOf },
  validate: { document: design, format: 'design', asOf },
  transition: {
    from: { document: design },
    to: { document: { network: { plugin: 'azure', pluginMode: 'overlay' } } },
    asOf,
  },
  ipPlan: { option: 'kubenet', pools: [{ nodes: 50, maxPods: 30 }], asOf },
  configure: {
    options: { 'network-plugin': 'azure-cni-overlay' },
    names: { cluster: 'quay', region: 'westeurope' },
    asOf,
  },
};
