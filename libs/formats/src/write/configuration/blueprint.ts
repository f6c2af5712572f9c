import type { AgentPool, Design } from '@plimsoll/engine';

/** A virtual network. One that stands in another resource group than the cluster is there already: it is referred to and not made. */
export interface VnetPlan {
  readonly pointer: string;
  readonly id: string | undefined;
  readonly name: string;
  /** The group of a network that is there already. */
  readonly group: string | undefined;
  readonly isMade: boolean;
  readonly region: string | undefined;
  readonly addressSpace: readonly string[] | undefined;
  readonly peerings: PeeringPlan[];
  readonly subnets: SubnetPlan[];
}

/** One direction of a peering. `remote` is a network of the design, or the id of another. */
interface PeeringPlan {
  readonly name: string;
  readonly remote: VnetPlan | string;
}

/** A subnet of a network of the design. */
export interface SubnetPlan {
  readonly pointer: string;
  readonly name: string;
  readonly vnet: VnetPlan;
  readonly prefixes: readonly string[] | undefined;
  readonly delegations: readonly string[];
  readonly serviceEndpoints: readonly string[];
  readonly routeTable: JoinedPlan | undefined;
  readonly natGateway: JoinedPlan | undefined;
}

/** A subnet of the design, or the id of one that is there already. */
export type SubnetTarget = SubnetPlan | string;

/** A route table or NAT gateway that subnets share: made, or the id of one that is there already. */
export interface JoinedPlan {
  readonly name: string;
  readonly existingId: string | undefined;
}

/** A pool, and where its nodes and pods stand. */
export interface PoolPlan {
  readonly pool: AgentPool;
  readonly name: string;
  readonly subnet: SubnetTarget | undefined;
  readonly podSubnet: SubnetTarget | undefined;
}

/** What AKS itself runs for the ingresses of a design. */
export interface IngressPlan {
  /** The default controller of the managed NGINX; undefined where there is none. */
  readonly nginx: 'Internal' | 'External' | 'AnnotationControlled' | undefined;
  readonly hasRoutingGateway: boolean;
  readonly hasAlbController: boolean;
  readonly istio:
    { readonly internal: boolean; readonly external: boolean; readonly revision: string | undefined } | undefined;
  readonly virtualNodes: SubnetPlan | undefined;
}

/** Application Gateway for Containers on a subnet of its own. */
export interface GatewayPlan {
  readonly subnet: SubnetTarget;
  readonly region: string | undefined;
}

/** What a design comes to as resources, before any format's words. Every format writes this and nothing else, so that they say the same. */
export interface Blueprint {
  readonly design: Design;
  readonly network: NonNullable<Design['network']>;
  readonly clusterName: string;
  readonly resourceGroup: string;
  /** Undefined where the design does not tell it: whoever deploys says it. */
  readonly region: string | undefined;
  readonly vnets: readonly VnetPlan[];
  readonly routeTables: readonly JoinedPlan[];
  readonly natGateways: readonly JoinedPlan[];
  /** The pool that the cluster is made with comes first. */
  readonly pools: readonly PoolPlan[];
  /** How many public addresses and prefixes of their own the load balancer is given. */
  readonly ownAddresses: number;
  readonly ownPrefixes: number;
  readonly ingress: IngressPlan;
  readonly gateway: GatewayPlan | undefined;
  /** Whether the cluster needs an identity that is made before it, since its role on the network has to be there first. */
  readonly hasOwnIdentity: boolean;
  readonly isRoutedByUser: boolean;
  readonly hasWindows: boolean;
  readonly hasGatewayPool: boolean;
}

/** The networks that are made. */
export const madeVnets = ({ vnets }: Blueprint): readonly VnetPlan[] => vnets.filter(({ isMade }) => isMade);

/** The networks whose subnets the cluster's nodes and pods stand in. */
export function networksOfCluster({ pools }: Blueprint): readonly VnetPlan[] {
  const targets = pools.flatMap(({ subnet, podSubnet }) => [subnet, podSubnet]);
  return [...new Set(targets.flatMap((target) => (typeof target === 'object' ? [target.vnet] : [])))];
}
