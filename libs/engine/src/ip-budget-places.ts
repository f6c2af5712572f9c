import type { Struct } from './rules/values.js';

/** The fields of an agent pool that name a subnet by its id. */
const subnetFields = ['subnetId', 'podSubnetId'] as const;

/** A design whose subnets include those that pools name and the document does not describe. */
interface NamedSubnets {
  readonly design: Struct;
  /** The design path that stands for a place: for a subnet that is only named, where it is named first. */
  pathOf(path: string): string;
}

/** Adds the subnets that are only named, each with its id and nothing else told. The design that was given stays as it is. */
export function withNamedSubnets(design: Struct): NamedSubnets {
  const subnets = listOf(design['subnets']);
  const described = new Set(subnets.map(({ id }) => id));
  const named = new Map<string, string>();
  for (const [index, pool] of listOf(design['agentPools']).entries())
    for (const field of subnetFields) {
      const id = pool[field];
      if (typeof id === 'string' && !described.has(id) && !named.has(id))
        named.set(id, `/agentPools/${index}/${field}`);
    }
  if (named.size === 0) return { design, pathOf: (path) => path };
  const places = [...named.values()];
  const path = (place: string) => /^\/subnets\/(\d+)$/.exec(place)?.[1];
  return {
    design: { ...design, subnets: [...subnets, ...[...named.keys()].map((id) => ({ id }))] },
    pathOf: (place) => places[Number(path(place) ?? -1) - subnets.length] ?? place,
  };
}

function listOf(value: unknown): readonly Struct[] {
  return Array.isArray(value) ? (value as readonly Struct[]) : [];
}
