import { isObject, type Place } from '../place.js';
import type { Block } from './arguments.js';
import { bodyAt, bodyOf, linkInBody } from './azapi-body.js';
import { placeOfLink } from './plan-network.js';
import { placeAt } from './plan-resources.js';

/** Puts a subnet that azapi makes: a resource of its own, whose body it is, or an item of its network's body. */
export function putAzapiSubnet({ plan, draft, instance, path, to }: Block): void {
  const inside = path.slice(1);
  const named = path.length === 0 ? placeAt(instance.values, ['name']) : bodyAt(plan, instance, [...inside, 'name']);
  draft.put([...to, 'name'], named);
  const { isText } = bodyOf(plan, instance);
  const properties: Place = bodyAt(plan, instance, [...inside, 'properties']);
  draft.put([...to, 'properties'], properties, isText ? 'made' : 'copy');
  if (!isObject(properties.value)) return;
  for (const [name, kind] of [
    ['routeTable', 'route-table'],
    ['natGateway', 'natGateway'],
  ] as const) {
    const link = linkInBody(plan, instance, [...inside, 'properties', name, 'id'], kind);
    const address = link.state === 'linked' && !('vnet' in link.to) ? link.to.address : undefined;
    if (link.state === 'linked' || link.state === 'unknown')
      draft.put([...to, 'properties', name, 'id'], placeOfLink(link, address), 'made');
  }
}
