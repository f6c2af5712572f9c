/** One page of what the tools print, for a small cluster on Azure CNI in a network of its owner. Written for these specs. */
const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
export const clusterId = `${subscription}/resourcegroups/harbour/providers/Microsoft.ContainerService/managedClusters/quay`;
export const vnetId = `${subscription}/resourceGroups/harbour/providers/Microsoft.Network/virtualNetworks/basin`;
export const subnetId = `${vnetId}/subnets/berths`;

const networkProfile = {
  networkPlugin: 'azure',
  networkPluginMode: null,
  networkDataplane: 'azure',
  networkPolicy: null,
  podCidr: null,
  podCidrs: null,
  serviceCidr: '10.0.0.0/16',
  serviceCidrs: ['10.0.0.0/16'],
  ipFamilies: ['ipv4'],
  outboundType: 'loadbalancer',
  loadBalancerSku: 'Standard',
  loadBalancerProfile: {
    allocatedOutboundPorts: null,
    backendPoolType: 'nodeIPConfiguration',
    effectiveOutboundIPs: [{ id: `${subscription}/publicIPAddresses/a` }],
    enableMultipleStandardLoadBalancers: null,
    idleTimeoutInMinutes: null,
    managedOutboundIPs: { count: 1, countIpv6: null },
    outboundIPs: null,
    outboundIpPrefixes: null,
  },
  natGatewayProfile: null,
};

const pool = {
  name: 'deck',
  mode: 'system',
  count: 3,
  maxPods: 30,
  osType: 'linux',
  type: 'VirtualMachineScaleSets',
  provisioningState: 'Succeeded',
};

/** As `az aks show` prints it: flattened, null where the service returned nothing. */
export const flattened = {
  id: clusterId,
  name: 'quay',
  location: 'westeurope',
  resourceGroup: 'harbour',
  type: 'Microsoft.ContainerService/ManagedClusters',
  provisioningState: 'Succeeded',
  kubernetesVersion: '1.33',
  currentKubernetesVersion: '1.33.2',
  sku: { name: 'Base', tier: 'standard' },
  addonProfiles: null,
  ingressProfile: null,
  serviceMeshProfile: null,
  identity: { type: 'SystemAssigned' },
  agentPoolProfiles: [
    {
      ...pool,
      osSku: 'ubuntu',
      vnetSubnetId: subnetId.toLowerCase(),
      podSubnetId: null,
      podIpAllocationMode: null,
      enableAutoScaling: null,
      minCount: null,
      maxCount: null,
      upgradeSettings: { maxSurge: '10%', drainTimeoutInMinutes: null },
      orchestratorVersion: '1.33',
      currentOrchestratorVersion: '1.33.2',
      windowsProfile: null,
    },
  ],
  networkProfile: { ...networkProfile, dnsServiceIp: '10.0.0.10' },
};

const withoutNulls = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));

/** As the REST API prints it: under `properties`, with its own spelling, and without what is not set. */
export const nested = {
  id: clusterId,
  name: 'quay',
  location: 'westeurope',
  type: 'Microsoft.ContainerService/ManagedClusters',
  sku: { name: 'Base', tier: 'Standard' },
  properties: {
    provisioningState: 'Succeeded',
    kubernetesVersion: '1.33',
    currentKubernetesVersion: '1.33.2',
    agentPoolProfiles: [
      {
        ...pool,
        osSKU: 'Ubuntu',
        vnetSubnetID: subnetId,
        upgradeSettings: { maxSurge: '10%' },
        orchestratorVersion: '1.33',
        currentOrchestratorVersion: '1.33.2',
      },
    ],
    networkProfile: {
      ...withoutNulls(networkProfile),
      dnsServiceIP: '10.0.0.10',
      loadBalancerProfile: {
        effectiveOutboundIPs: [{ id: 'a' }],
        managedOutboundIPs: { count: 1 },
        backendPoolType: 'nodeIPConfiguration',
      },
    },
  },
};

const subnet = { id: subnetId, name: 'berths' };

/** As `az network vnet show` prints it. */
export const vnet = {
  id: vnetId,
  name: 'basin',
  location: 'westeurope',
  resourceGroup: 'harbour',
  provisioningState: 'Succeeded',
  addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
  subnets: [
    {
      ...subnet,
      addressPrefix: '10.1.0.0/24',
      addressPrefixes: null,
      delegations: [],
      routeTable: null,
      natGateway: { id: `${subscription}/natGateways/n` },
      serviceEndpoints: [{ service: 'Microsoft.Storage', locations: ['*'] }],
      ipConfigurations: [{ id: 'x' }],
    },
  ],
  virtualNetworkPeerings: [
    {
      name: 'to-sea',
      remoteVirtualNetwork: {
        id: `${subscription}/resourceGroups/harbour/providers/Microsoft.Network/virtualNetworks/SEA`,
      },
      remoteAddressSpace: { addressPrefixes: ['10.9.0.0/16'] },
      peeringState: 'Connected',
    },
  ],
};

/** A peered network as the REST API prints it. */
export const nestedVnet = {
  id: `${subscription}/resourceGroups/harbour/providers/Microsoft.Network/virtualNetworks/sea`,
  name: 'sea',
  location: 'northeurope',
  properties: {
    provisioningState: 'Succeeded',
    addressSpace: { addressPrefixes: ['10.9.0.0/16'] },
    subnets: [
      {
        name: 'open',
        properties: {
          addressPrefixes: ['10.9.0.0/24'],
          delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.ServiceNetworking/trafficControllers' } }],
          networkSecurityGroup: { id: 'nsg' },
        },
      },
    ],
  },
};
