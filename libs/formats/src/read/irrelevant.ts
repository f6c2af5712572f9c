const names = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().split(/\s+/).filter(Boolean));

/**
 * Members that say nothing about the network, by the object they stand in, in lower case. Whatever is neither read nor listed here is told as not understood,
 * so that a member that the API gains later is seen rather than passed over.
 */
export const irrelevant = {
  cluster: names(`
    aadProfile aiToolchainOperatorProfile autoScalerProfile autoUpgradeProfile azureMonitorProfile azurePortalFqdn bootstrapProfile creationData
    disableLocalAccounts diskEncryptionSetId dnsPrefix enableNamespaceResources enablePodSecurityPolicy enableRbac etag extendedLocation fqdn
    fqdnSubdomain hostedSystemProfile id identity identityProfile kind linuxProfile maxAgentPools metricsProfile nodeProvisioningProfile nodeResourceGroup
    nodeResourceGroupProfile oidcIssuerProfile podIdentityProfile powerState privateFqdn privateLinkResources provisioningState resourceUid
    schedulerProfile securityProfile servicePrincipalProfile status storageProfile supportPlan systemData tags type upgradeSettings windowsProfile
    workloadAutoScalerProfile zones`),
  sku: names('name'),
  access: names(
    'disableRunCommand enablePrivateCluster enablePrivateClusterPublicFqdn enableVnetIntegration privateDnsZone',
  ),
  network: names('dockerBridgeCidr'),
  loadBalancer: names('backendPoolType'),
  natGateway: names('effectiveOutboundIPs'),
  pool: names(`
    artifactStreamingProfile availabilityZones capacityReservationGroupId creationData enableEncryptionAtHost enableFips enableUltraSsd etag
    gpuInstanceProfile gpuProfile hostGroupId id kubeletConfig kubeletDiskType linuxOsConfig messageOfTheDay nodeImageVersion nodeLabels nodeTaints
    osDiskSizeGb osDiskType powerState provisioningState proximityPlacementGroupId recentlyUsedVersions resourceGroup scaleDownMode
    scaleSetEvictionPolicy scaleSetPriority securityProfile spotMaxPrice status tags windowsProfile workloadRuntime`),
  upgradeSettings: names(
    'drainTimeoutInMinutes maxBlockedNodes maxUnavailable nodeSoakDurationInMinutes undrainableNodeBehavior',
  ),
  addon: names('config identity'),
  addons: names(
    'accSgxDevicePlugin azureDefender azureKeyvaultSecretsProvider azurePolicy extensionManager gitops kubeDashboard omsAgent',
  ),
  ingressProfile: names('gatewayApi'),
  webAppRouting: names('identity'),
  istio: names('certificateAuthority revisions'),
  vnet: names(`
    bgpCommunities ddosProtectionPlan dhcpOptions enableDdosProtection enableVmProtection encryption etag extendedLocation flowLogs
    flowTimeoutInMinutes ipAllocations privateEndpointVNetPolicies provisioningState resourceGuid tags type`),
  subnet: names(`
    applicationGatewayIpConfigurations etag ipAllocations ipConfigurationProfiles ipConfigurations privateEndpointNetworkPolicies privateEndpoints
    privateLinkServiceNetworkPolicies provisioningState purpose resourceGroup resourceNavigationLinks serviceAssociationLinks
    serviceEndpointPolicies sharingScope type`),
  nothing: names(''),
} as const;
