import { placed, printMember, type Printed } from './print-value.js';
import { types, type Resource } from './resource.js';
import { Opaque, symbolFor } from './value.js';

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
