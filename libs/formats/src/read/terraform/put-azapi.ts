import { isObject, type Place } from '../place.js';
import type { Block } from './arguments.js';
import { take } from './arguments.js';
import { bodyAt, bodyOf, linkInBody, nameIn } from './azapi-body.js';
import { resourceGroupOf } from './network-source.js';
import { listAt } from './plan-resources.js';
import { placeOfSubnet, type Attachment } from './put-network.js';

type Path = readonly (string | number)[];

/** Puts a managed cluster that azapi makes: its body is what the Azure API takes. */
export function putAzapiCluster(block: Block, attachment: Attachment): void {
  const { plan, draft, instance, to } = block;
  draft.put([...to, 'name'], take(block, ['name']));
  draft.put([...to, 'location'], locationOf(block));
  draft.put([...to, 'resourceGroup'], resourceGroupOf(plan, instance), 'made');
  putBody(block, ['sku'], 'sku');
  putBody(block, ['properties'], 'properties');
  const pools = listAt(bodyAt(plan, instance, ['properties', 'agentPoolProfiles']));
  for (const index of pools.keys()) putSubnets(block, ['properties', 'agentPoolProfiles', index], attachment);
}

/** Puts an agent pool that azapi makes. */
export function putAzapiPool(block: Block, attachment: Attachment): void {
  const { draft, to } = block;
  draft.open(to, block.instance.values.pointer);
  draft.put([...to, 'name'], take(block, ['name']));
  putBody(block, ['properties'], 'properties');
  putSubnets(block, ['properties'], attachment);
}

/** A location stands beside the body or in it. */
function locationOf(block: Block): Place {
  const place = take(block, ['location']);
  return place.value === undefined || place.value === null ? bodyAt(block.plan, block.instance, ['location']) : place;
}

/** Puts a part of the body: as a copy, or, from a body that is a text, as something that has no places inside. */
function putBody({ plan, draft, instance, to }: Block, path: Path, name: string): void {
  const { isText } = bodyOf(plan, instance);
  draft.put([...to, name], bodyAt(plan, instance, path), isText ? 'made' : 'copy');
}

function putSubnets({ plan, draft, instance, to }: Block, path: Path, attachment: Attachment): void {
  const pool = bodyAt(plan, instance, path).value;
  if (!isObject(pool)) return;
  for (const name of ['vnetSubnetID', 'podSubnetID']) {
    const link = linkInBody(plan, instance, [...path, name], 'subnet');
    if (link.state !== 'left-out')
      draft.put([...to, ...path, nameIn(pool, name)], placeOfSubnet(link, attachment), 'made');
  }
}
