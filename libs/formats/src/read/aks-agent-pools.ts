import { readFields, writeField, writeUnset, type Field, type Sheet } from './field.js';
import { irrelevant } from './irrelevant.js';
import { membersWithin, noteRest, resourceMembers, startNotes, Unresolved, type Notes, type Place } from './place.js';
import { spellWord } from './words.js';

const poolFields: readonly Field[] = [
  { to: 'name', from: ['name'], unset: 'always-set' },
  { to: 'mode', from: ['mode'], unset: 'always-set', word: 'agent-pool-mode' },
  { to: 'osType', from: ['osType'], unset: 'always-set', word: 'os-type' },
  { to: 'osSku', from: ['osSku'], unset: 'always-set', word: 'os-sku' },
  { to: 'vmSize', from: ['vmSize'], unset: 'always-set' },
  { to: 'kubernetesVersion', from: ['currentOrchestratorVersion', 'orchestratorVersion'], unset: 'always-set' },
  { to: 'count', from: ['count'], unset: 'always-set' },
  { to: 'autoscaling', from: ['enableAutoScaling'], unset: 'absent', isNeverFilledIn: true },
  { to: 'minCount', from: ['minCount'], unset: 'absent', isNeverFilledIn: true },
  { to: 'maxCount', from: ['maxCount'], unset: 'absent', isNeverFilledIn: true },
  { to: 'maxPods', from: ['maxPods'], unset: 'always-set' },
  { to: 'subnetId', from: ['vnetSubnetId'], unset: 'absent', isAzureId: true, isNeverFilledIn: true },
  { to: 'podSubnetId', from: ['podSubnetId'], unset: 'absent', isAzureId: true, isNeverFilledIn: true },
  {
    to: 'podIpAllocation',
    from: ['podIpAllocationMode'],
    unset: 'null-is-absent',
    word: 'pod-ip-allocation',
    isNeverFilledIn: true,
  },
];

/** The agent pools of a cluster: those listed beside it, and those of its own list that are not among them by name. Undefined where neither list is told. */
export function readAgentPools(
  notes: Notes,
  listed: readonly Place[] | undefined,
  own: readonly Place[] | undefined,
  mode: Pick<Sheet, 'isPrintout' | 'isRequest'>,
): Record<string, unknown>[] | undefined {
  if (!listed && !own) return undefined;
  const names = new Set<unknown>((listed ?? []).map(nameOf).filter((name) => name !== undefined));
  const others = (own ?? []).filter((place) => names.size === 0 || !names.has(nameOf(place)));
  return [...(listed ?? []), ...others].map((place, index) => {
    const path = `/agentPools/${index}`;
    notes.pointers[path] = place.pointer;
    const members = resourceMembers(notes, place);
    const isPrintout = mode.isPrintout || members.has('provisioningState');
    return readAgentPool({ ...mode, notes, members, target: {}, path, isPrintout });
  });
}

function nameOf(place: Place): string | undefined {
  const { value } = resourceMembers(startNotes(), place).take('name');
  const name = value instanceof Unresolved ? value.symbol : value;
  return typeof name === 'string' ? name.toLowerCase() : undefined;
}

function readAgentPool(sheet: Sheet): Record<string, unknown> {
  const { notes, members, target } = sheet;
  readFields(sheet, poolFields);
  readPoolType(sheet);
  const settings = membersWithin(notes, members, 'upgradeSettings');
  readFields({ ...sheet, members: settings, isPrintout: false }, [
    { to: 'maxSurge', from: ['maxSurge'], unset: 'null-is-absent', isNeverFilledIn: true },
  ]);
  noteRest(notes, settings, irrelevant.upgradeSettings);
  const gateway = membersWithin(notes, members, 'gatewayProfile');
  readFields({ ...sheet, members: gateway, isPrintout: false }, [
    { to: 'gatewayPrefixLength', from: ['publicIPPrefixSize'], unset: 'null-is-absent', isNeverFilledIn: true },
  ]);
  noteRest(notes, members, irrelevant.pool);
  return target;
}

/** `az aks nodepool` prints the resource's type as `type` and the pool's as `typePropertiesType`. */
function readPoolType(sheet: Sheet): void {
  const places = ['typePropertiesType', 'type'].map((name) => sheet.members.take(name));
  const isResourceType = (value: unknown) => typeof value === 'string' && value.includes('/');
  const found = places.find(({ value }) => value !== undefined && value !== null && !isResourceType(value));
  if (found) writeField(sheet, 'type', { ...found, value: spellWord('agent-pool-type', found.value) });
  else writeUnset(sheet, { to: 'type', unset: 'always-set', isNeverFilledIn: true }, []);
}
