/** A small cluster as its owner would apply it: overlay addressing on a network of its own, one system pool and one that is scaled. Written for these specs. */
export const manifests = `apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata:
  name: quay
  namespace: harbour
spec:
  clusterNetwork:
    pods:
      cidrBlocks: [192.168.0.0/16]
    services:
      cidrBlocks:
        - 10.2.0.0/16
  controlPlaneRef:
    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
    kind: AzureManagedControlPlane
    name: quay-plane
  infrastructureRef:
    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
    kind: AzureManagedCluster
    name: quay
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedControlPlane
metadata:
  name: quay-plane
  namespace: harbour
spec:
  location: westeurope
  resourceGroupName: harbour-rg
  subscriptionID: 00000000-0000-0000-0000-000000000000
  version: v1.33.2
  sku:
    tier: Standard
  networkPlugin: azure
  networkPluginMode: Overlay
  networkPolicy: cilium
  networkDataplane: cilium
  dnsServiceIP: 10.2.0.10
  outboundType: loadBalancer
  loadBalancerSKU: Standard
  loadBalancerProfile:
    managedOutboundIPs: 2
    allocatedOutboundPorts: 1000
    idleTimeoutInMinutes: 30
  virtualNetwork:
    name: basin
    cidrBlock: 10.1.0.0/16
    subnet:
      name: berths
      cidrBlock: 10.1.0.0/24
      serviceEndpoints:
        - service: Microsoft.Storage
          locations: ['*']
  identityRef:
    kind: AzureClusterIdentity
    name: pilot
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedCluster
metadata:
  name: quay
  namespace: harbour
---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachinePool
metadata:
  name: quay-deck
  namespace: harbour
spec:
  clusterName: quay
  replicas: 3
  template:
    spec:
      clusterName: quay
      bootstrap:
        dataSecretName: ''
      infrastructureRef:
        apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
        kind: AzureManagedMachinePool
        name: quay-deck
      version: v1.32.7
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedMachinePool
metadata:
  name: quay-deck
  namespace: harbour
spec:
  mode: System
  name: deck
  sku: Standard_D4s_v5
  maxPods: 110
---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachinePool
metadata:
  name: quay-hold
  namespace: harbour
spec:
  clusterName: quay
  template:
    spec:
      infrastructureRef:
        kind: AzureManagedMachinePool
        name: quay-hold
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedMachinePool
metadata:
  name: quay-hold
  namespace: harbour
spec:
  mode: User
  osType: Linux
  subnetName: holds
  scaling:
    minSize: 1
    maxSize: 9
`;

/** The least that is a cluster. */
export const controlPlane = (spec: string, name = 'quay'): string =>
  `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedControlPlane
metadata: { name: "${name}" }
spec:
${spec.replace(/^(?=.)/gm, '  ')}
`;

/** A pool of that name; the text is its spec. */
export const agentPool = (name: string, spec = 'mode: User'): string =>
  `apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AzureManagedMachinePool
metadata: { name: "${name}" }
spec:
${spec.replace(/^(?=.)/gm, '  ')}
`;
