import { isObject, Unresolved, type Place } from '../place.js';
import type { Block } from './arguments.js';
import { bodyAt, bodyOf } from './azapi-body.js';
import { linkOf } from './link.js';
import type { Plan } from './plan.js';
import { placeAt, type Instance } from './plan-resources.js';
import { azureKind, isAzapi, type Kind } from './resource-kind.js';

type Path = readonly (string | number)[];

/** The updates of resources that something else makes: `azapi_update_resource`. */
export const updatesOf = ({ instances }: Plan): readonly Instance[] =>
  instances.all.filter((each) => each.type === 'azapi_update_resource' && azureKind(each) !== undefined);

/**
 * Puts what updates change of a resource over what its own resource says, in the order of the plan. Gives pointers to what was not put: a list, of which
 * the provider does not tell what becomes of the items that it does not name, and a body that is known only after apply.
 */
export function putUpdates(block: Block, kind: Kind, taken: Set<Instance>): readonly string[] {
  const { plan, instance, to } = block;
  const pointers: string[] = [];
  for (const update of updatesOf(plan)) {
    const isOf = azureKind(update) === kind ? isUpdateOf(plan, update, instance, kind) : false;
    if (isOf === false) continue;
    taken.add(update);
    const properties = bodyAt(plan, update, ['properties']);
    const at = isAzapi(instance) ? [...to, 'properties'] : to;
    const { isText } = bodyOf(plan, update);
    if (isOf === undefined) pointers.push(update.values.pointer);
    putMembers({ block: { ...block, to: at }, isText, isCertain: isOf === true, pointers }, properties);
  }
  return pointers;
}

/** Whether an update is one of a resource; undefined where the plan does not tell of which it is. */
function isUpdateOf(plan: Plan, update: Instance, instance: Instance, kind: Kind): boolean | undefined {
  const link = linkOf(plan, update, ['resource_id'], kind);
  const of = (name: string): unknown => placeAt(instance.values, [name]).value;
  switch (link.state) {
    case 'linked':
      return link.to === instance;
    case 'text':
      return String(of('id')).toLowerCase() === link.text.toLowerCase();
    case 'unknown':
      return undefined;
    case 'none':
    case 'left-out':
      return placeAt(update.values, ['name']).value === of('name') && of('name') !== undefined;
  }
}

interface Putting {
  readonly block: Block;
  readonly isText: boolean;
  readonly isCertain: boolean;
  readonly pointers: string[];
}

/** What an update that may not be one of this resource changes is not told. */
function putMembers(putting: Putting, place: Place): void {
  const { block, isText, isCertain, pointers } = putting;
  if (!isObject(place.value)) return void pointers.push(place.pointer);
  for (const name of Object.keys(place.value)) {
    const inside = placeAt(place, [name]);
    const member = isText ? { ...inside, pointer: place.pointer } : inside;
    const to: Path = [...block.to, name];
    if (isObject(member.value)) putMembers({ ...putting, block: { ...block, to } }, member);
    else if (!isCertain) block.draft.put(to, { ...member, value: new Unresolved(`{${to.join('.')}}`) }, 'made');
    else if (Array.isArray(member.value) && member.value.some(isObject)) pointers.push(member.pointer);
    else block.draft.put(to, member, isText ? 'made' : 'copy');
  }
}
