import type { ArmBoard, ArmObject } from './arm-model.js';
import { locationOf, subnetId } from './arm-network.js';
import { armVersions as versions } from './api-versions.js';
import type { Blueprint } from './blueprint.js';

/** The Istio add-on with a gateway on each side that is asked for. */
export function armMeshProfile({ ingress: { istio } }: Blueprint): ArmObject {
  if (!istio) return {};
  const sides = [...(istio.internal ? ['Internal'] : []), ...(istio.external ? ['External'] : [])];
  return {
    serviceMeshProfile: {
      mode: 'Istio',
      istio: {
        ...(istio.revision === undefined ? {} : { revisions: [istio.revision] }),
        components: { ingressGateways: sides.map((mode) => ({ enabled: true, mode })) },
      },
    },
  };
}

export function armAddons({ ingress: { virtualNodes } }: Blueprint): ArmObject {
  if (!virtualNodes) return {};
  return { addonProfiles: { aciConnectorLinux: { enabled: true, config: { SubnetName: virtualNodes.name } } } };
}

/** Puts Application Gateway for Containers with one frontend, joined to its subnet. */
export function putArmGateway(board: ArmBoard, blueprint: Blueprint): void {
  const { gateway } = blueprint;
  if (!gateway) return;
  const location = gateway.region ?? locationOf(board, blueprint);
  const type = 'Microsoft.ServiceNetworking/trafficControllers';
  const parent = board.symbolOf(gateway, 'gateway');
  const apiVersion = versions.serviceNetworking;
  board.add({ symbol: parent, type, apiVersion, name: `alb-${blueprint.clusterName}`, members: { location } });
  board.add({
    symbol: board.symbolOf({}, 'gatewayFrontend'),
    type: `${type}/frontends`,
    apiVersion,
    name: 'frontend',
    parent,
    members: { location, properties: {} },
  });
  board.add({
    symbol: board.symbolOf({}, 'gatewayAssociation'),
    type: `${type}/associations`,
    apiVersion,
    name: 'association',
    parent,
    members: {
      location,
      properties: { associationType: 'subnets', subnet: { id: subnetId(board, gateway.subnet) } },
    },
  });
}
