// As the manifests of Cluster API, in one YAML text; they have no peerings.
import { stringify } from 'yaml';
import { location, version, podCidr, serviceCidr, dnsServiceIp } from './cluster.mjs';

const manifest = (apiVersion, kind, name, spec) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'bench' },
  ...(spec ? { spec } : {}),
});
const infrastructure = 'infrastructure.cluster.x-k8s.io/v1beta1';
const clusterApi = 'cluster.x-k8s.io/v1beta1';

export function capz({ pools }) {
  const ref = (kind, name) => ({ apiVersion: infrastructure, kind, name });
  const plane = {
    location,
    resourceGroupName: 'bench',
    version: `v${version}`,
    sku: { tier: 'Standard' },
    networkPlugin: 'azure',
    networkPluginMode: 'Overlay',
    networkDataplane: 'azure',
    dnsServiceIP: dnsServiceIp,
    outboundType: 'loadBalancer',
    loadBalancerSKU: 'Standard',
    virtualNetwork: {
      name: 'bench',
      cidrBlock: '10.1.0.0/16',
      subnet: { name: pools[0].subnet, cidrBlock: '10.1.0.0/20' },
    },
  };
  const manifests = [
    manifest(clusterApi, 'Cluster', 'bench', {
      clusterNetwork: { pods: { cidrBlocks: [podCidr] }, services: { cidrBlocks: [serviceCidr] } },
      controlPlaneRef: ref('AzureManagedControlPlane', 'bench'),
      infrastructureRef: ref('AzureManagedCluster', 'bench'),
    }),
    manifest(infrastructure, 'AzureManagedControlPlane', 'bench', plane),
    manifest(infrastructure, 'AzureManagedCluster', 'bench'),
    ...pools.flatMap(({ name, mode, subnet, count, maxCount }) => [
      manifest(clusterApi, 'MachinePool', `bench-${name}`, {
        clusterName: 'bench',
        replicas: count,
        template: {
          spec: {
            clusterName: 'bench',
            bootstrap: { dataSecretName: '' },
            infrastructureRef: ref('AzureManagedMachinePool', `bench-${name}`),
            version: `v${version}`,
          },
        },
      }),
      manifest(infrastructure, 'AzureManagedMachinePool', `bench-${name}`, {
        mode,
        name,
        sku: 'Standard_D4s_v5',
        osType: 'Linux',
        maxPods: 110,
        subnetName: subnet,
        scaling: { minSize: 1, maxSize: maxCount },
      }),
    ]),
  ];
  return manifests.map((one) => stringify(one)).join('---\n');
}
