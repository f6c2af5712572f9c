import { groupOf, locationOf, subnetId, writeAzNetwork, type AzSite } from './az-network.js';
import { writeAzCluster } from './az-cluster.js';
import { Script, type Flags } from './az-script.js';
import type { Blueprint } from './blueprint.js';

/** Writes a script for bash and the Azure CLI: the network first, then the cluster, its pools, and what is switched on in it. */
export function writeAzureCli(blueprint: Blueprint): string {
  const site: AzSite = { script: new Script(), blueprint, ids: new Map() };
  writeAzNetwork(site);
  writeAzCluster(site);
  writeRouting(site);
  writeMesh(site);
  writeVirtualNodes(site);
  writeGateway(site);
  return site.script.print();
}

const clusterFlags = (site: AzSite): Flags => ({ ...groupOf(site), name: site.blueprint.clusterName });

function writeRouting(site: AzSite): void {
  const { script, blueprint } = site;
  const { nginx, hasRoutingGateway, hasAlbController } = blueprint.ingress;
  if (nginx !== undefined) script.run('az aks approuting enable', { ...clusterFlags(site), nginx });
  if (hasRoutingGateway)
    script.run('az aks update', {
      ...clusterFlags(site),
      'enable-gateway-api': true,
      'enable-app-routing-istio': true,
    });
  if (!hasAlbController) return;
  script.note(
    'Needs the extension aks-preview. Without it the controller is installed by Helm instead:',
    'helm install alb-controller oci://mcr.microsoft.com/application-lb/charts/alb-controller --namespace azure-alb-system --create-namespace',
  );
  script.run('az aks update', {
    ...clusterFlags(site),
    'enable-gateway-api': true,
    'enable-application-load-balancer': true,
  });
}

function writeMesh(site: AzSite): void {
  const { script, blueprint } = site;
  const { istio } = blueprint.ingress;
  if (!istio) return;
  script.run('az aks mesh enable', { ...clusterFlags(site), revision: istio.revision });
  const sides = [...(istio.internal ? ['internal'] : []), ...(istio.external ? ['external'] : [])];
  for (const side of sides)
    script.run('az aks mesh enable-ingress-gateway', { ...clusterFlags(site), 'ingress-gateway-type': side });
}

function writeVirtualNodes(site: AzSite): void {
  const { virtualNodes } = site.blueprint.ingress;
  if (virtualNodes)
    site.script.run('az aks enable-addons', {
      ...clusterFlags(site),
      addons: 'virtual-node',
      'subnet-name': virtualNodes.name,
    });
}

/** Application Gateway for Containers with one frontend, joined to its subnet. */
function writeGateway(site: AzSite): void {
  const { script, blueprint } = site;
  const { gateway } = blueprint;
  if (!gateway) return;
  const subnet = subnetId(site, gateway.subnet);
  const location = gateway.region ?? locationOf(site);
  const alb = `alb-${blueprint.clusterName}`;
  script.note('Needs the extension alb.');
  script.run('az network alb create', { ...groupOf(site), name: alb, location });
  script.run('az network alb frontend create', { ...groupOf(site), 'alb-name': alb, name: 'frontend' });
  script.run('az network alb association create', { ...groupOf(site), 'alb-name': alb, name: 'association', subnet });
}
