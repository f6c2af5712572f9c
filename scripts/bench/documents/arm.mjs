// As an ARM template whose names and ranges are expressions.
import { location, version, podCidr, serviceCidr, dnsServiceIp } from './cluster.mjs';

const vnetRef = "[resourceId('Microsoft.Network/virtualNetworks', variables('vnetName'))]";

function networksOf({ pools, peers }) {
  const network = {
    type: 'Microsoft.Network/virtualNetworks',
    apiVersion: '2023-09-01',
    name: "[variables('vnetName')]",
    location: "[parameters('location')]",
    properties: {
      addressSpace: { addressPrefixes: ["[parameters('addressPrefix')]"] },
      subnets: pools.map(({ subnet }, index) => ({
        name: subnet,
        properties: { addressPrefix: `[cidrSubnet(parameters('addressPrefix'), 24, ${index % 256})]` },
      })),
    },
  };
  const peerings = peers.map(({ name }) => ({
    type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
    apiVersion: '2023-09-01',
    name: `[format('{0}/to-${name}', variables('vnetName'))]`,
    properties: { remoteVirtualNetwork: { id: `[resourceId('Microsoft.Network/virtualNetworks', '${name}')]` } },
    dependsOn: [vnetRef],
  }));
  const hubs = peers.map(({ name, prefix }) => ({
    type: 'Microsoft.Network/virtualNetworks',
    apiVersion: '2023-09-01',
    name,
    location: "[parameters('location')]",
    properties: { addressSpace: { addressPrefixes: [prefix] }, subnets: [] },
  }));
  return [network, ...hubs, ...peerings];
}

const clusterResource = ({ pools }) => ({
  type: 'Microsoft.ContainerService/managedClusters',
  apiVersion: '2025-01-01',
  name: "[parameters('clusterName')]",
  location: "[parameters('location')]",
  sku: { name: 'Base', tier: 'Standard' },
  identity: { type: 'SystemAssigned' },
  dependsOn: [vnetRef],
  properties: {
    kubernetesVersion: version,
    dnsPrefix: "[format('{0}-{1}', parameters('clusterName'), uniqueString(resourceGroup().id))]",
    agentPoolProfiles: pools.map(({ name, mode, subnet, count, maxCount }) => ({
      name,
      mode,
      count,
      maxPods: 110,
      osType: 'Linux',
      type: 'VirtualMachineScaleSets',
      vmSize: 'Standard_D4s_v5',
      enableAutoScaling: true,
      minCount: 1,
      maxCount,
      vnetSubnetID: `[resourceId('Microsoft.Network/virtualNetworks/subnets', variables('vnetName'), '${subnet}')]`,
      upgradeSettings: { maxSurge: '10%' },
    })),
    networkProfile: {
      networkPlugin: 'azure',
      networkPluginMode: 'overlay',
      podCidr,
      serviceCidr,
      dnsServiceIP: dnsServiceIp,
      outboundType: 'loadBalancer',
      loadBalancerSku: 'standard',
    },
  },
});

export function arm(told) {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      clusterName: { type: 'string', defaultValue: 'bench' },
      location: { type: 'string', defaultValue: location },
      addressPrefix: { type: 'string', defaultValue: '10.1.0.0/16' },
    },
    variables: { vnetName: "[format('{0}-vnet', parameters('clusterName'))]" },
    resources: [...networksOf(told), clusterResource(told)],
  };
}
