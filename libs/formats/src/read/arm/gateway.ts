import { readFields, writeField, type Sheet } from '../field.js';
import { membersOf, noteUnresolved, resourceMembers, Unresolved, type Notes, type Place } from '../place.js';
import { placed, printMember, type Printed } from './print-value.js';
import { types, type Resource } from './resource.js';
import { Opaque, symbolFor } from './value.js';

const PATH = '/applicationGatewayForContainers';

/** The Application Gateway for Containers of a template, by its association with a subnet; not resolved where there is not one that is certain. */
export function printGateway(resources: readonly Resource[]): Printed | Opaque | undefined {
  const isOf = ({ type, isExisting }: Resource) =>
    !isExisting && (type === types.gateway || type === types.association);
  const its = resources.filter(isOf);
  const [only, ...others] = its.filter(({ type }) => type === types.association);
  const [first] = its;
  if (!first) return undefined;
  if (!only?.isCertain || others.length > 0)
    return placed(first.frame.world, new Opaque(symbolFor('gateway')), { pointer: first.frame.at, isWritten: false });
  const { frame } = only;
  const printed = { location: printMember(only, 'location'), properties: printMember(only, 'properties') ?? {} };
  return placed(frame.world, printed, { pointer: frame.at, isWritten: true });
}

/** Reads the gateway into the design. `subnets` are those that were read. */
export function readGateway(notes: Notes, place: Place, design: Printed, subnets: readonly Printed[]): void {
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

function readSubnet(sheet: Sheet, subnets: readonly Printed[]): void {
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
