import { pointerTo } from '@plimsoll/engine';
import { readFields, writeField, type Sheet } from '../field.js';
import { membersOf, noteRest, ownValue, type Place } from '../place.js';
import { capzIrrelevant } from './capz-irrelevant.js';
import { bareVersion } from './control-plane.js';
import type { Manifest } from './manifests.js';
import { providerDefaults } from './provider-defaults.js';
import { templateSpec, type PoolManifests } from './topology.js';
import { subnetNamed, type CapzNetwork } from './virtual-network.js';

type Target = Record<string, unknown>;

/** Reads the pools of a cluster. A machine pool whose own manifest is not in the document is a pool of which only its number of nodes is told. */
export function readMachinePools(network: CapzNetwork, pools: readonly PoolManifests[], version: Place): Target[] {
  const { notes } = network;
  return pools.map((pool, index) => {
    const path = `/agentPools/${index}`;
    const manifest = pool.agentPool ?? pool.machinePool;
    notes.pointers[path] = manifest?.pointer ?? '';
    const members = membersOf(notes, pool.agentPool?.spec ?? { value: {}, pointer: manifest?.pointer ?? '' });
    const sheet: Sheet = { notes, members, target: {}, path, isPrintout: false, isRequest: true };
    if (pool.agentPool) readPool(sheet, pool.agentPool, network);
    readReplicas(sheet, pool);
    const own = ownVersion(pool.machinePool);
    writeField(sheet, 'kubernetesVersion', bareVersion(own ?? version));
    return sheet.target;
  });
}

function readPool(sheet: Sheet, manifest: Manifest, network: CapzNetwork): void {
  const { notes, members } = sheet;
  readFields(sheet, [
    { to: 'name', from: ['name'], unset: 'always-set' },
    { to: 'mode', from: ['mode'], unset: 'always-set', word: 'agent-pool-mode' },
    { to: 'osType', from: ['osType'], unset: 'always-set', word: 'os-type' },
    { to: 'vmSize', from: ['sku'], unset: 'always-set' },
    { to: 'maxPods', from: ['maxPods'], unset: 'always-set' },
  ]);
  const given: readonly (readonly [string, Place])[] = [
    ['name', manifest.name],
    ['osType', { value: providerDefaults.osType, pointer: members.pointer }],
  ];
  for (const [name, place] of given) if (isUntold(members.take(name))) writeField(sheet, name, place);
  writeField(sheet, 'type', { value: providerDefaults.poolType, pointer: members.pointer });
  for (const name of ['podSubnetId', 'podIpAllocation', 'maxSurge', 'gatewayPrefixLength'])
    writeField(sheet, name, { value: null, pointer: members.pointer });
  // The provider has no member for the image either. Which one AKS takes for Windows has its own dates; a Linux pool has none of those.
  if (sheet.target['osType'] === providerDefaults.osType)
    writeField(sheet, 'osSku', { value: null, pointer: members.pointer });
  readScaling(sheet);
  const subnetName = members.take('subnetName');
  writeField(
    sheet,
    'subnetId',
    isUntold(subnetName) ? { ...network.ownSubnetId, pointer: members.pointer } : subnetNamed(network, subnetName),
  );
  noteRest(notes, members, capzIrrelevant.agentPool);
}

/** A pool is scaled when its manifest says between what sizes; otherwise it stays at its replicas. */
function readScaling(sheet: Sheet): void {
  const place = sheet.members.take('scaling');
  const isScaled = !isUntold(place);
  writeField(sheet, 'autoscaling', { value: isScaled, pointer: isScaled ? place.pointer : sheet.members.pointer });
  const scaling = {
    ...sheet,
    members: membersOf(sheet.notes, isScaled ? place : { value: {}, pointer: sheet.members.pointer }),
  };
  readFields(scaling, [
    { to: 'minCount', from: ['minSize'], unset: 'absent', isNeverFilledIn: true },
    { to: 'maxCount', from: ['maxSize'], unset: 'absent', isNeverFilledIn: true },
  ]);
  noteRest(sheet.notes, scaling.members, capzIrrelevant.nothing);
}

/** How many nodes a pool has stands in its machine pool. */
function readReplicas(sheet: Sheet, { machinePool }: PoolManifests): void {
  if (!machinePool) return;
  const spec = membersOf(sheet.notes, machinePool.spec);
  const replicas = spec.take('replicas');
  const given = { value: providerDefaults.replicas, pointer: machinePool.spec.pointer };
  writeField(sheet, 'count', isUntold(replicas) ? given : replicas);
  noteRest(sheet.notes, spec, capzIrrelevant.machinePool);
}

function ownVersion(machinePool: Manifest | undefined): Place | undefined {
  const value = ownValue(templateSpec(machinePool), 'version');
  if (value === undefined || value === null || !machinePool) return undefined;
  const pointer = ['template', 'spec', 'version'].reduce(pointerTo, machinePool.spec.pointer);
  return { value, pointer };
}

const isUntold = ({ value }: Place) => value === undefined || value === null;
