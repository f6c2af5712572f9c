/**
 * What `bicep build` prints for a main file with two modules, shortened to what an engineer would keep: the network module makes a virtual network whose subnets
 * come from a parameter, and gives the ids of two of them to the cluster module. Written for these specs.
 */
const deployment = (name: string, template: object, parameters: object, dependsOn: readonly string[] = []) => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name,
  properties: {
    expressionEvaluationOptions: { scope: 'inner' },
    mode: 'Incremental',
    parameters,
    template,
  },
  dependsOn,
});

const metadata = { _generator: { name: 'bicep', version: '0.30.23.60470', templateHash: '1234567890' } };
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const network = {
  $schema: schema,
  contentVersion: '1.0.0.0',
  metadata,
  parameters: {
    location: { type: 'string' },
    vnetName: { type: 'string' },
    addressPrefix: { type: 'string' },
  },
  variables: { nodeSubnet: 'snet-nodes', podSubnet: 'snet-pods' },
  resources: [
    {
      type: 'Microsoft.Network/routeTables',
      apiVersion: '2023-09-01',
      name: 'rt-egress',
      location: "[parameters('location')]",
      properties: { routes: [] },
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2023-09-01',
      name: "[parameters('vnetName')]",
      location: "[parameters('location')]",
      properties: {
        addressSpace: { addressPrefixes: ["[parameters('addressPrefix')]"] },
        subnets: [
          {
            name: "[variables('nodeSubnet')]",
            properties: {
              addressPrefix: "[cidrSubnet(parameters('addressPrefix'), 22, 0)]",
              routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'rt-egress')]" },
            },
          },
        ],
      },
      dependsOn: ["[resourceId('Microsoft.Network/routeTables', 'rt-egress')]"],
    },
    {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      apiVersion: '2023-09-01',
      name: "[format('{0}/{1}', parameters('vnetName'), variables('podSubnet'))]",
      properties: {
        addressPrefix: "[cidrSubnet(parameters('addressPrefix'), 18, 1)]",
        delegations: [{ name: 'aks', properties: { serviceName: 'Microsoft.ContainerService/managedClusters' } }],
      },
    },
  ],
  outputs: {
    nodeSubnetId: {
      type: 'string',
      value:
        "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('vnetName'), variables('nodeSubnet'))]",
    },
    podSubnetId: {
      type: 'string',
      value:
        "[format('{0}/subnets/{1}', resourceId('Microsoft.Network/virtualNetworks', parameters('vnetName')), variables('podSubnet'))]",
    },
  },
};

const cluster = {
  $schema: schema,
  contentVersion: '1.0.0.0',
  metadata,
  parameters: {
    clusterName: { type: 'string' },
    location: { type: 'string', defaultValue: '[resourceGroup().location]' },
    nodeSubnetId: { type: 'string' },
    podSubnetId: { type: 'string' },
    serviceCidr: { type: 'string', defaultValue: '10.100.0.0/16' },
  },
  resources: [
    {
      type: 'Microsoft.ContainerService/managedClusters',
      apiVersion: '2024-09-01',
      name: "[parameters('clusterName')]",
      location: "[parameters('location')]",
      sku: { name: 'Base', tier: 'Standard' },
      identity: { type: 'SystemAssigned' },
      properties: {
        dnsPrefix: "[format('{0}-{1}', parameters('clusterName'), uniqueString(resourceGroup().id))]",
        agentPoolProfiles: [
          {
            name: 'system',
            mode: 'System',
            count: 3,
            vmSize: 'Standard_D4s_v5',
            osType: 'Linux',
            maxPods: 60,
            vnetSubnetID: "[parameters('nodeSubnetId')]",
            podSubnetID: "[parameters('podSubnetId')]",
          },
        ],
        networkProfile: {
          networkPlugin: 'azure',
          networkPolicy: 'azure',
          serviceCidr: "[parameters('serviceCidr')]",
          dnsServiceIP: "[cidrHost(parameters('serviceCidr'), 9)]",
          outboundType: 'userDefinedRouting',
        },
      },
    },
    {
      type: 'Microsoft.ContainerService/managedClusters/agentPools',
      apiVersion: '2024-09-01',
      name: "[format('{0}/{1}', parameters('clusterName'), 'work')]",
      properties: {
        mode: 'User',
        count: 2,
        enableAutoScaling: true,
        minCount: 2,
        maxCount: 20,
        osType: 'Linux',
        vnetSubnetID: "[parameters('nodeSubnetId')]",
      },
      dependsOn: ["[resourceId('Microsoft.ContainerService/managedClusters', parameters('clusterName'))]"],
    },
  ],
};

const networkId = "resourceId('Microsoft.Resources/deployments', 'network')";

/** With its parameters: `prefix` has no default. */
export const bicepTemplate = {
  $schema: schema,
  contentVersion: '1.0.0.0',
  metadata,
  parameters: {
    location: { type: 'string', defaultValue: '[resourceGroup().location]' },
    prefix: { type: 'string', minLength: 2 },
    addressPrefix: { type: 'string', defaultValue: '10.20.0.0/16' },
  },
  variables: { vnetName: "[format('vnet-{0}-{1}', parameters('prefix'), uniqueString(resourceGroup().id))]" },
  resources: [
    deployment('network', network, {
      location: { value: "[parameters('location')]" },
      vnetName: { value: "[variables('vnetName')]" },
      addressPrefix: { value: "[parameters('addressPrefix')]" },
    }),
    deployment(
      'cluster',
      cluster,
      {
        clusterName: { value: "[format('aks-{0}', parameters('prefix'))]" },
        nodeSubnetId: { value: `[reference(${networkId}, '2022-09-01').outputs.nodeSubnetId.value]` },
        podSubnetId: { value: `[reference(${networkId}, '2022-09-01').outputs.podSubnetId.value]` },
      },
      [`[${networkId}]`],
    ),
  ],
};

/** What `az deployment group create --parameters @main.parameters.json` is given. */
export const bicepParameters = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  parameters: { prefix: { value: 'quay' } },
};

/** The same with symbolic names, as newer compilers print it. */
export const symbolicTemplate = {
  ...bicepTemplate,
  languageVersion: '2.0',
  resources: {
    network: bicepTemplate.resources[0],
    cluster: deployment('cluster', cluster, {
      clusterName: { value: "[format('aks-{0}', parameters('prefix'))]" },
      nodeSubnetId: { value: "[reference('network').outputs.nodeSubnetId.value]" },
      podSubnetId: { value: "[reference('network').outputs.podSubnetId.value]" },
    }),
  },
};
