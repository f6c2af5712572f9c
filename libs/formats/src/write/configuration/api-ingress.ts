import type { IngressPlan } from './blueprint.js';

/** What the ingress profile of a cluster says in the words of the Azure API: application routing by NGINX or by the Gateway API, and the ALB controller. */
export function apiIngressProfile({ nginx, hasRoutingGateway, hasAlbController }: IngressPlan) {
  if (nginx === undefined && !hasRoutingGateway && !hasAlbController) return undefined;
  const hasRouting = nginx !== undefined || hasRoutingGateway;
  return {
    ...(hasRoutingGateway || hasAlbController ? { gatewayAPI: { installation: 'Standard' } } : {}),
    ...(hasRouting ? { webAppRouting: routingOf(nginx, hasRoutingGateway) } : {}),
    ...(hasAlbController ? { applicationLoadBalancer: { enabled: true } } : {}),
  };
}

function routingOf(nginx: string | undefined, hasGateway: boolean) {
  return {
    ...(nginx === undefined ? {} : { enabled: true, nginx: { defaultIngressControllerType: nginx } }),
    ...(hasGateway ? { gatewayAPIImplementations: { appRoutingIstio: { mode: 'Enabled' } } } : {}),
  };
}
