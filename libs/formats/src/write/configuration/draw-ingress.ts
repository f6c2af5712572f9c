import type { Design } from '@plimsoll/engine';
import type { GatewayPlan, IngressPlan, SubnetPlan } from './blueprint.js';
import { targetOf, type DrawnNetwork } from './draw-network.js';

type Ingress = NonNullable<Design['ingresses']>[number];

const VIRTUAL_NODES = 'microsoft.containerinstance/containergroups';
const TRAFFIC_CONTROLLERS = 'microsoft.servicenetworking/trafficcontrollers';

/** What AKS runs for the ingresses of a design. */
export function drawIngress(design: Design, network: DrawnNetwork): IngressPlan {
  const of = (controller: string) => (design.ingresses ?? []).filter((each) => each.controller === controller);
  const nginx = of('app-routing-nginx');
  const istio = of('istio-ingress');
  return {
    nginx: nginx.length > 0 ? nginxType(nginx) : undefined,
    hasRoutingGateway: of('app-routing-gateway-api').length > 0,
    hasAlbController: of('agc').length > 0,
    istio: istio.length > 0 ? drawIstio(istio) : undefined,
    virtualNodes: design.cluster?.virtualNodes ? delegatedTo(network, VIRTUAL_NODES) : undefined,
  };
}

const sidesOf = (all: readonly Ingress[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ loadBalancing }) => loadBalancing ?? []));

function nginxType(all: readonly Ingress[]): NonNullable<IngressPlan['nginx']> {
  const [side, ...others] = sidesOf(all);
  if (others.length > 0) return 'AnnotationControlled';
  return side === 'internal' ? 'Internal' : side === 'external' ? 'External' : 'AnnotationControlled';
}

/** The add-on has no gateway without a side: where none is told, it is the external one. */
function drawIstio(all: readonly Ingress[]): NonNullable<IngressPlan['istio']> {
  const sides = sidesOf(all);
  const revision = all.map(({ version }) => version ?? '').find((version) => /^asm-\d+-\d+$/.test(version));
  return { internal: sides.has('internal'), external: sides.has('external') || !sides.has('internal'), revision };
}

/** Application Gateway for Containers where the design tells its subnet, or has one that is delegated to it. */
export function drawGateway(design: Design, network: DrawnNetwork, hasController: boolean): GatewayPlan | undefined {
  const gateway = design.applicationGatewayForContainers;
  if (!gateway && !hasController) return undefined;
  const subnet = gateway?.subnetId ? targetOf(gateway.subnetId, network) : delegatedTo(network, TRAFFIC_CONTROLLERS);
  return subnet === undefined ? undefined : { subnet, region: gateway?.region || undefined };
}

function delegatedTo({ vnets }: DrawnNetwork, service: string): SubnetPlan | undefined {
  return vnets
    .flatMap(({ subnets }) => subnets)
    .find(({ delegations }) => delegations.some((each) => each.toLowerCase() === service));
}
