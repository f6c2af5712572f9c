import { Unresolved, type Notes } from '../place.js';
import { blockOf, noteUntaken, putArguments, take, type Argument, type Block } from './arguments.js';
import { putIngresses } from './azurerm-ingresses.js';
import { irrelevantArguments as irrelevant } from './irrelevant-arguments.js';
import { writtenAt } from './plan.js';

const clusterArguments: readonly Argument[] = [
  { from: ['name'], to: ['name'] },
  { from: ['location'], to: ['location'] },
  { from: ['resource_group_name'], to: ['resourceGroup'] },
  { from: ['kubernetes_version'], to: ['kubernetesVersion'] },
  { from: ['sku_tier'], to: ['sku', 'tier'] },
];

const networkArguments: readonly Argument[] = [
  { from: ['network_plugin'], to: ['networkPlugin'] },
  { from: ['network_plugin_mode'], to: ['networkPluginMode'] },
  { from: ['network_data_plane', 'ebpf_data_plane'], to: ['networkDataplane'], unset: 'left-out' },
  { from: ['network_policy'], to: ['networkPolicy'] },
  { from: ['ip_versions'], to: ['ipFamilies'] },
  { from: ['pod_cidr'], to: ['podCidr'] },
  { from: ['pod_cidrs'], to: ['podCidrs'] },
  { from: ['service_cidr'], to: ['serviceCidr'] },
  { from: ['service_cidrs'], to: ['serviceCidrs'] },
  { from: ['dns_service_ip'], to: ['dnsServiceIP'] },
  { from: ['outbound_type'], to: ['outboundType'] },
  { from: ['load_balancer_sku'], to: ['loadBalancerSku'] },
];

const loadBalancerArguments: readonly Argument[] = [
  { from: ['outbound_ports_allocated'], to: ['allocatedOutboundPorts'] },
  { from: ['idle_timeout_in_minutes'], to: ['idleTimeoutInMinutes'], zeroIsUnset: true },
  { from: ['managed_outbound_ip_count'], to: ['managedOutboundIPs', 'count'], zeroIsUnset: true },
  { from: ['managed_outbound_ipv6_count'], to: ['managedOutboundIPs', 'countIPv6'], zeroIsUnset: true },
];

const natGatewayArguments: readonly Argument[] = [
  { from: ['managed_outbound_ip_count'], to: ['managedOutboundIPProfile', 'count'], zeroIsUnset: true },
  { from: ['idle_timeout_in_minutes'], to: ['idleTimeoutInMinutes'], zeroIsUnset: true },
];

/** Puts what an `azurerm_kubernetes_cluster` says, but for its pools. What it says and nobody understands is noted by the function that is given back. */
export function putCluster(block: Block): (notes: Notes) => void {
  putArguments(block, clusterArguments);
  const rest = [putNetwork(block), putIngresses(block), putAccess(block)];
  block.taken.add('default_node_pool');
  return (notes) => {
    for (const note of rest) note(notes);
    noteUntaken(block, notes, irrelevant.cluster);
  };
}

/** Puts who may reach the API server: in version 3 of the provider the ranges could also stand beside the block. */
function putAccess(cluster: Block): (notes: Notes) => void {
  const profile = blockOf(cluster, 'api_server_access_profile', []);
  const inside = profile && take(profile, ['authorized_ip_ranges']);
  const beside = take(cluster, ['api_server_authorized_ip_ranges']);
  const isInside = inside && inside.value !== undefined && inside.value !== null;
  cluster.draft.put([...cluster.to, 'apiServerAccessProfile', 'authorizedIPRanges'], isInside ? inside : beside);
  return (notes) => {
    if (profile) noteUntaken(profile, notes, irrelevant.access);
  };
}

function putNetwork(cluster: Block): (notes: Notes) => void {
  const network = blockOf(cluster, 'network_profile', ['networkProfile']);
  if (!network) return () => undefined;
  network.draft.open(network.to, pointerOf(network));
  putArguments(network, networkArguments);
  const balancer = putProfile(network, 'load_balancer_profile', 'loadBalancerProfile');
  const gateway = putProfile(network, 'nat_gateway_profile', 'natGatewayProfile');
  if (balancer) {
    putArguments(balancer, loadBalancerArguments);
    putList(balancer, 'outbound_ip_address_ids', ['outboundIPs', 'publicIPs']);
    putList(balancer, 'outbound_ip_prefix_ids', ['outboundIPPrefixes', 'publicIPPrefixes']);
    putList(balancer, 'effective_outbound_ips', ['effectiveOutboundIPs']);
  }
  if (gateway) putArguments(gateway, natGatewayArguments);
  return (notes) => {
    noteUntaken(network, notes, irrelevant.network);
    if (balancer) noteUntaken(balancer, notes, irrelevant.loadBalancer);
    if (gateway) noteUntaken(gateway, notes, irrelevant.natGateway);
  };
}

/**
 * A profile of which the plan tells that there is none is told to be absent, and so is one that nobody wrote: what Azure makes in its place is not the
 * caller's to be judged. One that is known only after apply is not told.
 */
function putProfile(network: Block, name: string, to: string): Block | undefined {
  const profile = blockOf(network, name, [to]);
  if (profile) network.draft.open(profile.to, pointerOf(profile));
  const written = writtenAt(network.plan, network.instance, [...network.path, name]);
  const open = { value: new Unresolved(`{${name}}`), pointer: pointerOf(network) };
  const none = { value: null, pointer: pointerOf(network) };
  if (!profile)
    network.draft.put([...network.to, to], written.state === 'left-out' || profile === null ? none : open, 'made');
  return profile ?? undefined;
}

/** A list whose items are only counted: the provider writes an empty one where nothing is set. */
function putList(block: Block, name: string, to: readonly string[]): void {
  const place = take(block, [name]);
  const isEmpty = Array.isArray(place.value) && place.value.length === 0;
  block.draft.put([...block.to, ...to], isEmpty ? { ...place, value: null } : place);
}

const pointerOf = ({ instance, path }: Block): string => `${instance.values.pointer}/${path.join('/')}`;
