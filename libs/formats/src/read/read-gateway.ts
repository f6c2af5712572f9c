import { readFields, writeField, type Sheet } from './field.js';
import { membersOf, noteUnresolved, resourceMembers, Unresolved, type Notes, type Place } from './place.js';

type Target = Record<string, unknown>;

const PATH = '/applicationGatewayForContainers';

/**
 * Reads an Application Gateway for Containers by its association with a subnet, as the Azure API takes it. `subnets` are those that were read. One that is not
 * resolved is not told.
 */
export function readGateway(notes: Notes, place: Place, design: Target, subnets: readonly Target[]): void {
  if (place.value === undefined) return;
  if (place.value instanceof Unresolved) {
    delete design[PATH.slice(1)];
    delete notes.pointers[PATH];
    return noteUnresolved(notes, PATH, place.pointer);
  }
  const members = resourceMembers(notes, place);
  const sheet: Sheet = { notes, members, target: {}, path: PATH, isPrintout: false, isRequest: true };
  const subnet = membersOf(notes, members.take('subnet'));
  readFields({ ...sheet, members: subnet }, [{ to: 'subnetId', from: ['id'], unset: 'always-set', isAzureId: true }]);
  readFields(sheet, [{ to: 'region', from: ['location'], unset: 'always-set' }]);
  readSubnet(sheet, subnets);
  design[PATH.slice(1)] = sheet.target;
  notes.pointers[PATH] = place.pointer;
}

function readSubnet(sheet: Sheet, subnets: readonly Target[]): void {
  const { notes, target } = sheet;
  const index = subnets.findIndex(({ id }) => id !== undefined && id === target['subnetId']);
  const { vnetId, prefixes } = subnets[index] ?? {};
  const at = (name: string) => notes.pointers[`/subnets/${index}/${name}`] ?? '';
  if (vnetId !== undefined) writeField(sheet, 'vnetId', { value: vnetId, pointer: at('vnetId') });
  const [first, ...others]: readonly unknown[] = Array.isArray(prefixes) ? prefixes : [];
  const length = typeof first === 'string' ? /\/(\d{1,3})$/.exec(first)?.[1] : undefined;
  if (length !== undefined && others.length === 0)
    writeField(sheet, 'subnetPrefixLength', { value: Number(length), pointer: at('prefixes/0') });
}
