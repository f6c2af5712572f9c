import { Unresolved } from '../place.js';
import { bodyAt, linkInBody } from './azapi-body.js';
import type { Draft } from './draft.js';
import { linkOf } from './link.js';
import { argumentAt, type Plan } from './plan.js';
import type { Instance } from './plan-resources.js';
import { placeOfSubnet, type Attachment } from './put-network.js';
import { isAzapi, kindOf } from './resource-kind.js';

/**
 * Puts the Application Gateway for Containers of a plan by its association with a subnet. Nothing in a plan tells the cluster that a gateway serves: where the
 * plan makes several clusters, or where there is not one association, it is not resolved.
 */
export function putGateway(plan: Plan, draft: Draft, attachment: Attachment, hasOneCluster: boolean): void {
  const made = plan.instances.all.filter(({ isData }) => !isData);
  const gateways = made.filter((each) => kindOf(each) === 'agc');
  const [only, ...others] = made.filter((each) => kindOf(each) === 'agc-association');
  const [first] = [...gateways, ...(only ? [only] : [])];
  if (!first) return;
  if (!only || others.length > 0 || !hasOneCluster)
    return draft.put(['gateway'], { value: new Unresolved('{gateway}'), pointer: first.values.pointer }, 'made');
  draft.open(['gateway'], only.values.pointer);
  const link = isAzapi(only)
    ? linkInBody(plan, only, ['properties', 'subnet', 'id'], 'subnet')
    : linkOf(plan, only, ['subnet_id'], 'subnet');
  draft.put(['gateway', 'subnet', 'id'], placeOfSubnet(link, attachment), 'made');
  draft.put(['gateway', 'location'], regionOf(plan, only, gateways));
}

/** An association stands where its gateway stands; the one of azurerm does not say where. */
function regionOf(plan: Plan, association: Instance, [gateway, ...others]: readonly Instance[]) {
  const own = [association, ...(gateway && others.length === 0 ? [gateway] : [])];
  const told = own.flatMap((each) => [
    argumentAt(plan, each, ['location']),
    ...(isAzapi(each) ? [bodyAt(plan, each, ['location'])] : []),
  ]);
  return told.find(({ value }) => typeof value === 'string') ?? { value: undefined, pointer: '' };
}
