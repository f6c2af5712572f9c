const names = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().split(/\s+/).filter(Boolean));

/** Members of Cluster API manifests that say nothing about the network, by the object they stand in, in lower case. Patches are not among them: what they change is not read, and that has to be told. */
export const capzIrrelevant = {
  controlPlane: names(`
    aadProfile additionalTags autoScalerProfile autoUpgradeProfile azureEnvironment controlPlaneEndpoint disableLocalAccounts
    dnsPrefix enablePreviewFeatures extensions fleetsMember httpProxyConfig identity identityRef kubeletUserAssignedIdentity machineTemplate
    nodeResourceGroupName oidcIssuerProfile securityProfile sshPublicKey subscriptionID`),
  clusterSpec: names('availabilityGates controlPlaneEndpoint controlPlaneRef infrastructureRef paused'),
  clusterNetwork: names('apiServerPort serviceDomain'),
  virtualNetwork: names(''),
  subnet: names('privateEndpoints'),
  agentPool: names(`
    additionalTags availabilityZones enableEncryptionAtHost enableFIPS enableUltraSSD kubeletConfig kubeletDiskType linuxOSConfig nodeLabels osDiskSizeGB
    osDiskType providerIDList scaleDownMode scaleSetPriority spotMaxPrice taints`),
  machinePool: names('clusterName failureDomains minReadySeconds providerIDList strategy template'),
  nothing: names(''),
  /** Kinds that say nothing about the network, whatever their API group. */
  kinds: names(`
    AzureASOManagedCluster AzureClusterIdentity AzureManagedCluster ClusterResourceSet ConfigMap Kustomization MachineHealthCheck Namespace Secret ServiceAccount`),
} as const;
