import { readNoPodRange } from '../aks-network.js';
import { readFields, writeField, type Field, type Sheet } from '../field.js';
import { isObject, itemsOf, membersOf, noteRest, ownValue, type Members, type Place } from '../place.js';
import { readAccess } from '../read-access.js';
import { spellWord } from '../words.js';
import { capzIrrelevant } from './capz-irrelevant.js';
import { readLoadBalancerProfile } from './load-balancer-profile.js';
import type { Manifest } from './manifests.js';
import { providerDefaults, renamedTiers } from './provider-defaults.js';

const networkFields: readonly Field[] = [
  { to: 'plugin', from: ['networkPlugin'], unset: 'always-set', word: 'network-plugin' },
  {
    to: 'pluginMode',
    from: ['networkPluginMode'],
    unset: 'absent',
    word: 'network-plugin-mode',
    isNeverFilledIn: true,
  },
  {
    to: 'dataPlane',
    from: ['networkDataplane'],
    unset: 'null-is-absent',
    word: 'data-plane',
    isNeverFilledIn: true,
  },
  { to: 'policy', from: ['networkPolicy'], unset: 'absent', word: 'network-policy', isNeverFilledIn: true },
  { to: 'dnsServiceIp', from: ['dnsServiceIP'], unset: 'always-set' },
  { to: 'outboundType', from: ['outboundType'], unset: 'always-set', word: 'outbound-type' },
  { to: 'loadBalancerSku', from: ['loadBalancerSKU'], unset: 'always-set', word: 'load-balancer-sku' },
];

/** What the provider has no member for, and so never asks of AKS. */
const notOfTheProvider = ['ipFamilies', 'natGatewayProfile'];

/** What no manifest shows and only the caller can say. To leave it untold would end every report in "unknown" because of things that nobody brought up. */
const callersWord = ['ownRoutes', 'ownServiceEndpoints', 'manualRoutesAccepted'];

/** Reads the cluster's own values: name, region, group, version, tier, and who may reach it. */
export function readClusterFields(sheet: Sheet, controlPlane: Manifest): void {
  const { notes, members } = sheet;
  writeName(sheet, controlPlane);
  readFields(sheet, [
    { to: 'region', from: ['location'], unset: 'always-set' },
    { to: 'resourceGroup', from: ['resourceGroupName'], unset: 'always-set' },
  ]);
  writeField(sheet, 'kubernetesVersion', bareVersion(members.take('version')));
  const sku = members.take('sku');
  const tier = membersOf(notes, sku).take('tier');
  const value = tier.value ?? providerDefaults.tier;
  const renamed = typeof value === 'string' ? (renamedTiers[value] ?? value) : value;
  const pointer = tier.value === undefined ? (sku.value === undefined ? members.pointer : sku.pointer) : tier.pointer;
  writeField(sheet, 'tier', { value: spellWord('cluster-tier', renamed), pointer });
  readAccess(sheet);
}

/** The provider gives the cluster the name of its control plane. */
function writeName(sheet: Sheet, { name }: Manifest): void {
  if (name.value !== undefined) writeField(sheet, 'name', name);
}

/** Kubernetes versions of the Cluster API start with a `v` that AKS does not write. */
export function bareVersion({ value, pointer }: Place): Place {
  return { value: typeof value === 'string' ? value.replace(/^v(?=\d)/, '') : value, pointer };
}

/** Reads the network of a control plane; the ranges of pods and services stand in the Cluster. */
export function readCapzNetwork(sheet: Sheet, cluster: Manifest | undefined): void {
  const { notes, members } = sheet;
  readFields(sheet, networkFields);
  const { target } = sheet;
  if (isUntold(members, 'networkPlugin'))
    writeField(sheet, 'plugin', { value: providerDefaults.networkPlugin, pointer: members.pointer });
  readRanges(sheet, cluster);
  readNoPodRange(sheet);
  // Where the services' range is told and this address is not, the provider takes one of that range by itself.
  if (Array.isArray(target['serviceCidrs']) && isUntold(members, 'dnsServiceIP'))
    writeField(sheet, 'dnsServiceIp', { value: null, pointer: members.pointer });
  readLoadBalancerProfile(sheet);
  for (const name of [...notOfTheProvider, ...callersWord])
    writeField(sheet, name, { value: null, pointer: members.pointer });
  const vnet = members.take('virtualNetwork');
  const pointer = vnet.value === undefined ? members.pointer : vnet.pointer;
  // The provider makes the network, or finds it made, and names its subnet to AKS: to AKS it is the customer's.
  writeField(sheet, 'vnetOrigin', { value: 'customer-managed', pointer });
  noteRest(notes, members, capzIrrelevant.controlPlane);
}

function isUntold(members: Members, name: string): boolean {
  const { value } = members.take(name);
  return value === undefined || value === null;
}

/** One range of each is taken; the provider passes over an empty list. */
function readRanges(sheet: Sheet, cluster: Manifest | undefined): void {
  if (!cluster) return;
  const { notes } = sheet;
  const spec = membersOf(notes, cluster.spec);
  const network = membersOf(notes, spec.take('clusterNetwork'));
  for (const [to, from] of [
    ['podCidrs', 'pods'],
    ['serviceCidrs', 'services'],
  ] as const) {
    const ranges = membersOf(notes, network.take(from));
    const blocks = ranges.take('cidrBlocks');
    const isEmpty = Array.isArray(blocks.value) && blocks.value.length === 0;
    if (blocks.value !== undefined && blocks.value !== null && !isEmpty) writeField(sheet, to, blocks);
    noteRest(notes, ranges, capzIrrelevant.nothing);
  }
  noteRest(notes, network, capzIrrelevant.clusterNetwork);
  noteRest(notes, spec, capzIrrelevant.clusterSpec);
}

/** What a control plane's list of add-ons says of ingresses and virtual nodes. */
export interface CapzAddons {
  readonly ingresses: readonly { readonly controller: string; readonly pointer: string }[];
  readonly virtualNodes: Place;
}

const ingressAddons: ReadonlyMap<string, string> = new Map([
  ['ingressapplicationgateway', 'application-gateway'],
  ['httpapplicationrouting', 'http-app-routing'],
]);
const VIRTUAL_NODES_ADDON = 'aciconnectorlinux';

/** Reads `addonProfiles`. An add-on that is not listed is off. */
export function readCapzAddons({ notes, members }: Sheet): CapzAddons {
  const place = members.take('addonProfiles');
  const profiles = (itemsOf(notes, place) ?? []).filter(({ value }) => isObject(value));
  const named = profiles.map((profile) => ({
    name: String(ownValue(profile.value, 'name')).toLowerCase(),
    isOn: ownValue(profile.value, 'enabled') === true,
    pointer: profile.pointer,
  }));
  const connector = named.find(({ name }) => name === VIRTUAL_NODES_ADDON);
  const pointer = connector?.pointer ?? (place.value === undefined ? members.pointer : place.pointer);
  return {
    ingresses: named.flatMap(({ name, isOn, pointer: at }) => {
      const controller = isOn ? ingressAddons.get(name) : undefined;
      return controller === undefined ? [] : [{ controller, pointer: at }];
    }),
    virtualNodes: { value: connector?.isOn ?? false, pointer },
  };
}
