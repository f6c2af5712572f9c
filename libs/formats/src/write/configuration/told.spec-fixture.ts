import type { Design } from '@plimsoll/engine';

type Json = Readonly<Record<string, unknown>>;

/**
 * What a design tells, leaf by leaf, under names that survive a journey through another format: things in lists go by their names instead of their places,
 * and ids by what they lead to. A null is told too.
 */
function toldBy(design: Design): ReadonlyMap<string, unknown> {
  const subnetNames = new Map((design.subnets ?? []).map((subnet) => [fold(subnet.id), nameOfSubnet(design, subnet)]));
  const vnetNames = new Map((design.vnets ?? []).map(({ id, name }) => [fold(id), name]));
  const groups = joinedSubnets(design);
  const named = (path: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (/subnetId$/i.test(path))
      return subnetNames.get(fold(value)) ?? value.replace(/^.*\/virtualNetworks\/([^/]*)\/subnets\//is, '$1>');
    if (/vnetId$/i.test(path)) return vnetNames.get(fold(value)) ?? value.slice(value.lastIndexOf('/') + 1);
    return /\/(routeTableId|natGatewayId)$/.test(path) ? groups.get(fold(value)) : value;
  };
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value) && value.some(isObject)) {
      for (const [index, item] of value.entries()) visit(item, `${path}/${keyOf(design, path, item as Json) ?? index}`);
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) visit(member, `${path}/${name}`);
    } else if (value !== undefined && !/^\/(vnets|subnets)\/[^/]+\/id$/.test(path)) found.set(path, named(path, value));
  };
  visit(design, '');
  return found;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fold = (id: string | null | undefined): string => (id ?? '').toLowerCase();

/** Route tables and NAT gateways by the subnets that they are joined to, but for those in networks of another group, which nobody makes. */
function joinedSubnets(design: Design): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  const elsewhere = new Set(
    (design.vnets ?? []).flatMap(({ id, resourceGroup: group }) =>
      group && group !== design.cluster?.resourceGroup && design.cluster?.resourceGroup ? [fold(id)] : [],
    ),
  );
  for (const subnet of (design.subnets ?? []).filter(({ vnetId }) => !elsewhere.has(fold(vnetId))))
    for (const id of [subnet.routeTableId, subnet.natGatewayId])
      if (id) groups.set(fold(id), [...(groups.get(fold(id)) ?? []), nameOfSubnet(design, subnet)]);
  return new Map([...groups].map(([id, names]) => [id, `joined to ${names.sort().join(', ')}`]));
}

function nameOfSubnet(design: Design, { name, vnetId }: NonNullable<Design['subnets']>[number]): string {
  const vnet = (design.vnets ?? []).find(({ id }) => fold(id) === fold(vnetId));
  return `${vnet?.name ?? '?'}>${name ?? '?'}`;
}

function keyOf(design: Design, path: string, item: Json): string | undefined {
  if (path === '/subnets') return nameOfSubnet(design, item);
  if (path === '/ingresses') return String(item['controller']);
  return typeof item['name'] === 'string' ? item['name'] : undefined;
}

/** The path of a pointer of `leftOut` in the words of `toldBy`. */
function toldPath(design: Design, line: string): string {
  const pointer = line.slice(0, line.indexOf(':'));
  const steps = pointer.split('/').slice(1);
  let at: unknown = design;
  let path = '';
  for (const step of steps) {
    const item = (at as Json | undefined)?.[step];
    const isItem = Array.isArray(at) && typeof item === 'object' && item !== null;
    path += `/${isItem ? (keyOf(design, path, item as Json) ?? step) : step}`;
    at = item;
  }
  return path;
}

/** What of `written` is not told again by `read`: by path, what was told and what is. A null is told again by nothing as well. */
export function lost(
  written: Design,
  read: Design,
  leftOut: readonly string[],
): Readonly<Record<string, readonly unknown[]>> {
  const [before, after] = [toldBy(written), toldBy(read)];
  const excused = leftOut.map((line) => toldPath(written, line));
  const isExcused = (path: string) => excused.some((each) => path === each || path.startsWith(`${each}/`));
  const differs = [...before].filter(([path, value]) => {
    const again = after.get(path);
    const isSame =
      value === null || isEmpty(value)
        ? again === undefined || again === null || again === false || isEmpty(again)
        : equal(value, again);
    return !isSame && !isExcused(path);
  });
  return Object.fromEntries(differs.map(([path, value]) => [path, [value, after.get(path)]]));
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
