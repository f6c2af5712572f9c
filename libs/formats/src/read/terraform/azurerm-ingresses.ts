import type { Notes, Place } from '../place.js';
import { blockOf, noteUntaken, putArguments, take, type Block } from './arguments.js';
import { irrelevantArguments as irrelevant } from './irrelevant-arguments.js';
import { placeAt } from './plan-resources.js';

/** Puts the ingresses and virtual nodes that a cluster runs by itself. A block that is not there is off; the provider leaves nothing to Azure here. */
export function putIngresses(cluster: Block): (notes: Notes) => void {
  const { draft } = cluster;
  const addons = [...cluster.to, 'addonProfiles'];
  putSwitch(cluster, 'aci_connector_linux', [...addons, 'aciConnectorLinux', 'enabled']);
  putSwitch(cluster, 'ingress_application_gateway', [...addons, 'ingressApplicationGateway', 'enabled']);
  const routing = take(cluster, ['http_application_routing_enabled']);
  draft.put([...addons, 'httpApplicationRouting', 'enabled'], { ...routing, value: routing.value ?? false });
  const rest = [putAppRouting(cluster), putServiceMesh(cluster)];
  return (notes) => {
    for (const note of rest) note(notes);
  };
}

/** A block whose presence switches something on. One of which the plan does not tell whether it is there is not told. */
function putSwitch(cluster: Block, name: string, to: readonly (string | number)[]): boolean {
  const block = blockOf(cluster, name, []);
  const list = placeAt(cluster.instance.values, [...cluster.path, name]);
  const place: Place = block ? placeAt(cluster.instance.values, block.path) : list;
  cluster.draft.put(to, { pointer: place.pointer, value: Boolean(block) }, 'made');
  return Boolean(block);
}

function putAppRouting(cluster: Block): (notes: Notes) => void {
  const to = ['ingressProfile', 'webAppRouting'];
  if (!putSwitch(cluster, 'web_app_routing', [...cluster.to, ...to, 'enabled'])) return () => undefined;
  const block = blockOf(cluster, 'web_app_routing', to);
  if (!block) return () => undefined;
  block.draft.open(block.to, placeAt(block.instance.values, block.path).pointer);
  putArguments(block, [
    { from: ['dns_zone_ids'], to: ['dnsZoneResourceIds'] },
    { from: ['default_nginx_controller'], to: ['nginx', 'defaultIngressControllerType'], unset: 'left-out' },
  ]);
  const zone = take(block, ['dns_zone_id']);
  if (typeof zone.value === 'string')
    block.draft.put([...block.to, 'dnsZoneResourceIds'], { ...zone, value: [zone.value] }, 'made');
  return (notes) => noteUntaken(block, notes, irrelevant.webAppRouting);
}

function putServiceMesh(cluster: Block): (notes: Notes) => void {
  const mesh = blockOf(cluster, 'service_mesh_profile', ['serviceMeshProfile']);
  if (!mesh) return () => undefined;
  mesh.draft.open(mesh.to, placeAt(mesh.instance.values, mesh.path).pointer);
  putArguments(mesh, [{ from: ['mode'], to: ['mode'] }]);
  const gateways = [...mesh.to, 'istio', 'components', 'ingressGateways'];
  for (const [index, side] of ['internal', 'external'].entries()) {
    const place = take(mesh, [`${side}_ingress_gateway_enabled`]);
    const pointer = place.value === undefined ? placeAt(mesh.instance.values, mesh.path).pointer : place.pointer;
    mesh.draft.put([...gateways, index, 'enabled'], { pointer, value: place.value ?? false }, 'made');
    mesh.draft.put([...gateways, index, 'mode'], { pointer, value: side }, 'made');
  }
  return (notes) => noteUntaken(mesh, notes, irrelevant.serviceMesh);
}
