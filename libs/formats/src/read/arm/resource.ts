import type { Frame, Home } from './frame.js';

/** The resource types that are read, in lower case. */
export const types = {
  cluster: 'microsoft.containerservice/managedclusters',
  agentPool: 'microsoft.containerservice/managedclusters/agentpools',
  vnet: 'microsoft.network/virtualnetworks',
  subnet: 'microsoft.network/virtualnetworks/subnets',
  peering: 'microsoft.network/virtualnetworks/virtualnetworkpeerings',
  gateway: 'microsoft.servicenetworking/trafficcontrollers',
  association: 'microsoft.servicenetworking/trafficcontrollers/associations',
  deployment: 'microsoft.resources/deployments',
} as const;
export type ResourceType = (typeof types)[keyof typeof types];

/** One resource of a template, its loops unrolled: a resource in a loop of three is three of these. */
export interface Resource {
  readonly type: ResourceType;
  readonly written: Readonly<Record<string, unknown>>;
  /** Its place, in the frame of which its members are evaluated. */
  readonly frame: Frame;
  readonly home: Home;
  /** Its names from the outermost resource in; a name that only runtime knows is a symbol. */
  readonly names: readonly string[];
  readonly id: string;
  /** What the template calls it, in lower case; templates with a list of resources have no such names. */
  readonly symbolicName: string | undefined;
  /** Whether it will be there: false where only runtime knows its condition or how many of it there are. */
  readonly isCertain: boolean;
  /** Whether the template only speaks of it, and something else made it. */
  readonly isExisting: boolean;
}

/** The id of the resource that one stands in. */
export const parentIdOf = ({ id }: Resource): string => id.slice(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1));

/** A resource's own name, without those of the resources that it stands in. */
export const ownNameOf = ({ names }: Resource): string => names.at(-1) ?? '';
