import { z } from 'zod';

/**
 * A cluster's network configuration in our normal form; every native format maps to it.
 * In each field: absent means "not told" (judged as unknown), null means "told to be absent".
 * Words, addresses and versions are kept as the document wrote them; the rules say what is wrong with them.
 */
const told = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

const text = z.string().max(1000);
/** An enumerated field; the words it may hold are the catalog's vocabulary of that id. */
const word = (vocabulary: string) => z.string().max(200).meta({ vocabulary });
const cidr = z.string().max(100).meta({ address: 'cidr' });
const ip = z.string().max(100).meta({ address: 'ip' });
const version = z.string().max(50).meta({ version: true });
const count = z.int().min(0).max(10_000_000);

export const agentPoolSchema = z.strictObject({
  name: told(text),
  mode: told(word('agent-pool-mode')),
  type: told(word('agent-pool-type')),
  osType: told(word('os-type')),
  osSku: told(word('os-sku')),
  vmSize: told(text),
  kubernetesVersion: told(version),
  count: told(count),
  autoscaling: told(z.boolean()),
  minCount: told(count),
  maxCount: told(count),
  maxPods: told(count),
  maxSurge: told(text),
  subnetId: told(text),
  podSubnetId: told(text),
  podIpAllocation: told(word('pod-ip-allocation')),
  gatewayPrefixLength: told(z.int().min(0).max(128)),
});

export const subnetSchema = z.strictObject({
  id: told(text),
  name: told(text),
  vnetId: told(text),
  prefixes: told(z.array(cidr).max(100)),
  delegations: told(z.array(text).max(100)),
  routeTableId: told(text),
  natGatewayId: told(text),
  serviceEndpoints: told(z.array(text).max(100)),
  usedAddresses: told(count),
});

export const vnetSchema = z.strictObject({
  id: told(text),
  name: told(text),
  region: told(text),
  resourceGroup: told(text),
  addressSpace: told(z.array(cidr).max(1000)),
  peerings: told(
    z
      .array(
        z.strictObject({
          name: told(text),
          remoteVnetId: told(text),
          remoteRegion: told(text),
          remoteAddressSpace: told(z.array(cidr).max(1000)),
        }),
      )
      .max(1000),
  ),
});

export const ingressSchema = z.strictObject({
  name: told(text),
  controller: told(word('ingress-controller')),
  version: told(version),
  apis: told(z.array(word('ingress-api')).max(20)),
  loadBalancing: told(z.array(word('load-balancing-scope')).max(10)),
  staticIp: told(z.boolean()),
  mtls: told(z.array(word('mtls-side')).max(10)),
  keyVaultCertificates: told(z.boolean()),
  dnsZones: told(z.array(word('dns-zone-kind')).max(10)),
  clientSourceIpPreservation: told(z.boolean()),
  tlsPassthrough: told(z.boolean()),
});

/** A connection that has to work: who it is with, and who opens it. */
export const connectionSchema = z.strictObject({
  name: told(text),
  peer: told(word('connection-peer')),
  initiator: told(word('connection-initiator')),
});

export const designSchema = z
  .strictObject({
    cluster: z
      .strictObject({
        name: told(text),
        region: told(text),
        resourceGroup: told(text),
        kubernetesVersion: told(version),
        tier: told(word('cluster-tier')),
        virtualNodes: told(z.boolean()),
        authorizedIpRanges: told(z.array(text).max(1000)),
      })
      .optional(),
    network: z
      .strictObject({
        plugin: told(word('network-plugin')),
        pluginMode: told(word('network-plugin-mode')),
        dataPlane: told(word('data-plane')),
        policy: told(word('network-policy')),
        ipFamilies: told(z.array(word('ip-family')).max(2)),
        podCidrs: told(z.array(cidr).max(20)),
        serviceCidrs: told(z.array(cidr).max(20)),
        dnsServiceIp: told(ip),
        vnetOrigin: told(word('vnet-origin')),
        ownRoutes: told(z.boolean()),
        ownServiceEndpoints: told(z.boolean()),
        manualRoutesAccepted: told(z.boolean()),
        outboundType: told(word('outbound-type')),
        loadBalancerSku: told(word('load-balancer-sku')),
        loadBalancerProfile: told(
          z.strictObject({
            allocatedOutboundPorts: told(z.int()),
            idleTimeoutMinutes: told(z.int()),
            managedOutboundIpCount: told(z.int()),
            managedOutboundIpv6Count: told(z.int()),
            outboundIpCount: told(z.int()),
            outboundIpPrefixCount: told(z.int()),
            effectiveOutboundIpCount: told(z.int()),
          }),
        ),
        natGatewayProfile: told(
          z.strictObject({ managedOutboundIpCount: told(z.int()), idleTimeoutMinutes: told(z.int()) }),
        ),
      })
      .optional(),
    vnets: told(z.array(vnetSchema).max(1000)),
    subnets: told(z.array(subnetSchema).max(10_000)),
    agentPools: told(z.array(agentPoolSchema).max(100_000)),
    ingresses: told(z.array(ingressSchema).max(1000)),
    applicationGatewayForContainers: told(
      z.strictObject({
        subnetId: told(text),
        subnetPrefixLength: told(z.int().min(0).max(128)),
        deploymentsInSubnet: told(count),
        vnetId: told(text),
        region: told(text),
        albControllerVersion: told(version),
      }),
    ),
    intent: z
      .strictObject({
        environment: told(word('environment')),
        podCount: told(count),
        podDirectAccess: told(z.boolean()),
        connections: told(z.array(connectionSchema).max(1000)),
        networkRanges: told(z.array(cidr).max(1000)),
        networkPolicies: told(z.boolean()),
        layer7Routing: told(z.boolean()),
        clientSourceIp: told(z.boolean()),
        nsgRulesForPods: told(z.boolean()),
        egressRestricted: told(z.boolean()),
        egressAllowList: told(z.boolean()),
      })
      .optional(),
  })
  .meta({ id: 'Design' });
export type Design = Readonly<z.infer<typeof designSchema>>;
export type AgentPool = Readonly<z.infer<typeof agentPoolSchema>>;
export type Subnet = Readonly<z.infer<typeof subnetSchema>>;
