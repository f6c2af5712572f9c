/**
 * A template as people write it by hand: a cluster with its pools from a loop over a parameter, on a network of its own that is peered with a hub that the template
 * makes too, behind a condition. Written for these specs.
 */
export const writtenTemplate = {
  $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    clusterName: { type: 'string', defaultValue: 'quay' },
    networkPlugin: { type: 'string', defaultValue: 'azure', allowedValues: ['azure', 'kubenet'] },
    podCidr: { type: 'string', defaultValue: '' },
    vnetNewOrExisting: { type: 'string', defaultValue: 'new' },
    vnetAddressPrefix: { type: 'string', defaultValue: '10.1.0.0/16' },
    sshKey: { type: 'securestring' },
    pools: {
      type: 'array',
      defaultValue: [
        { name: 'system', count: 3, maxPods: 30, mode: 'System' },
        { name: 'work', count: 5, maxPods: 110, mode: 'User' },
      ],
    },
  },
  variables: {
    vnetName: "[concat(parameters('clusterName'), '-vnet')]",
    subnetName: 'nodes',
    subnetRef: "[concat(variables('vnetId'), '/subnets/', variables('subnetName'))]",
    vnetId: "[resourceId('Microsoft.Network/virtualNetworks', variables('vnetName'))]",
    tags: { team: 'platform' },
  },
  resources: [
    {
      condition: "[equals(parameters('vnetNewOrExisting'), 'new')]",
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2020-11-01',
      name: "[variables('vnetName')]",
      location: 'westeurope',
      tags: "[variables('tags')]",
      properties: {
        addressSpace: { addressPrefixes: ["[parameters('vnetAddressPrefix')]"] },
        subnets: [{ name: "[variables('subnetName')]", properties: { addressPrefix: '10.1.0.0/20' } }],
      },
      resources: [
        {
          type: 'virtualNetworkPeerings',
          apiVersion: '2020-11-01',
          name: 'to-hub',
          dependsOn: ["[variables('vnetName')]", 'hub'],
          properties: { remoteVirtualNetwork: { id: "[resourceId('Microsoft.Network/virtualNetworks', 'hub')]" } },
        },
      ],
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2020-11-01',
      name: 'hub',
      location: 'northeurope',
      properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [] },
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2020-11-01',
      name: 'elsewhere',
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } },
    },
    {
      type: 'Microsoft.ContainerService/managedClusters',
      apiVersion: '2023-05-01',
      name: "[parameters('clusterName')]",
      location: 'westeurope',
      dependsOn: ["[variables('vnetName')]"],
      properties: {
        kubernetesVersion: '1.33',
        dnsPrefix: "[parameters('clusterName')]",
        copy: [
          {
            name: 'agentPoolProfiles',
            count: "[length(parameters('pools'))]",
            input: {
              name: "[parameters('pools')[copyIndex('agentPoolProfiles')].name]",
              count: "[parameters('pools')[copyIndex('agentPoolProfiles')].count]",
              maxPods: "[parameters('pools')[copyIndex('agentPoolProfiles')].maxPods]",
              mode: "[parameters('pools')[copyIndex('agentPoolProfiles')].mode]",
              osType: 'Linux',
              type: 'VirtualMachineScaleSets',
              vmSize: 'Standard_D4s_v5',
              vnetSubnetID: "[variables('subnetRef')]",
            },
          },
        ],
        linuxProfile: { adminUsername: 'sailor', ssh: { publicKeys: [{ keyData: "[parameters('sshKey')]" }] } },
        networkProfile: {
          networkPlugin: "[parameters('networkPlugin')]",
          podCidr: "[if(empty(parameters('podCidr')), json('null'), parameters('podCidr'))]",
          serviceCidr: '10.2.0.0/16',
          dnsServiceIP: '10.2.0.10',
          loadBalancerSku: 'standard',
        },
      },
    },
  ],
  outputs: { fqdn: { type: 'string', value: "[reference(parameters('clusterName')).fqdn]" } },
};
