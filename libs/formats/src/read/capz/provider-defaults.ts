/**
 * What the Cluster API provider itself writes into its resources where a manifest says nothing, as its webhooks do (kubernetes-sigs/cluster-api-provider-azure,
 * api/v1beta1: azuremanagedcontrolplane_default.go, azuremanagedcontrolplane_webhook.go, azuremanagedmachinepool_webhook.go), and replicas as the Cluster API's own webhook does. What it leaves to AKS is not here.
 * The network and its node subnet are named after the control plane.
 */
export const providerDefaults = {
  networkPlugin: 'azure',
  tier: 'Free',
  vnetCidrBlock: '10.0.0.0/8',
  nodeSubnetCidrBlock: '10.240.0.0/16',
  osType: 'Linux',
  poolType: 'VirtualMachineScaleSets',
  replicas: 1,
} as const;

/** A tier that the provider has renamed, by its old name. */
export const renamedTiers: Readonly<Record<string, string>> = { Paid: 'Standard' };
