import { isObject, type Place } from '../place.js';
import type { Block } from './arguments.js';
import { bodyAt, bodyOf, linkInBody } from './azapi-body.js';
import { placeOfLink } from './plan-network.js';
import { placeAt } from './plan-resources.js';

/**
 * Puts a subnet that azapi makes: a resource of its own, whose body it is, or an item of its network's body. A body is all that Azure is asked for: what the
 * body of a resource that is made leaves out the subnet does not have. `joined`: what resources of their own join to it.
 */
export function putAzapiSubnet(block: Block, joined: Joined): void {
  const { plan, draft, instance, path, to } = block;
  const inside = path.slice(1);
  const named = path.length === 0 ? placeAt(instance.values, ['name']) : bodyAt(plan, instance, [...inside, 'name']);
  draft.put([...to, 'name'], named);
  const { isText } = bodyOf(plan, instance);
  const properties: Place = bodyAt(plan, instance, [...inside, 'properties']);
  draft.put([...to, 'properties'], properties, isText ? 'made' : 'copy');
  if (!isObject(properties.value)) return;
  const none = instance.isData ? undefined : { value: null, pointer: properties.pointer };
  if (none && bodyAt(plan, instance, [...inside, 'properties', 'delegations']).value === undefined)
    draft.put([...to, 'properties', 'delegations'], { ...none, value: [] }, 'made');
  putParts(block, joined, none);
}

function putParts(block: Block, joined: Joined, none: Place | undefined): void {
  for (const part of parts) {
    const place = placeOfPart(block, part) ?? joined[part.name] ?? none;
    const at = [...block.to, 'properties', part.name];
    if (place) block.draft.put(place.value === null ? at : [...at, 'id'], place, 'made');
  }
}

interface Joined {
  readonly routeTable: Place | undefined;
  readonly natGateway: Place | undefined;
}

const parts = [
  { name: 'routeTable', kind: 'route-table' },
  { name: 'natGateway', kind: 'natGateway' },
] as const;

function placeOfPart({ plan, instance, path }: Block, { name, kind }: (typeof parts)[number]): Place | undefined {
  const link = linkInBody(plan, instance, [...path.slice(1), 'properties', name, 'id'], kind);
  const address = link.state === 'linked' && !('vnet' in link.to) ? link.to.address : undefined;
  return link.state === 'left-out' || link.state === 'none' ? undefined : placeOfLink(link, address);
}
