import { irrelevant } from './irrelevant.js';
import { isObject, itemsOf, membersOf, noteRest, noteUnresolved, Unresolved } from './place.js';
import type { Members, Notes, Place } from './place.js';

/** What a design calls Application Gateway for Containers. */
export const AGC = 'agc';

/** An ingress that the cluster itself runs, and where the document says so; `at` holds the places of single fields. */
interface FoundIngress {
  readonly ingress: Record<string, unknown>;
  readonly pointer: string;
  readonly at: Readonly<Record<string, string>>;
}

/** What a cluster's own document tells of ingresses and virtual nodes. */
export interface ReadAddons {
  readonly ingresses: Record<string, unknown>[] | undefined;
  readonly virtualNodes: Place | undefined;
}

/**
 * Reads the ingresses that AKS runs for the cluster; `ingresses` is undefined where there is none. A controller that somebody installed in
 * the cluster does not show here.
 */
export function readAddons(notes: Notes, cluster: Members, isPrintout: boolean): ReadAddons {
  const addons = cluster.take('addonProfiles');
  const profiles = membersOf(notes, addons);
  const found = [
    ...readIngressProfile(notes, cluster),
    ...readMesh(notes, cluster),
    ...readAddon(notes, profiles, 'ingressApplicationGateway', 'application-gateway'),
    ...readAddon(notes, profiles, 'httpApplicationRouting', 'http-app-routing'),
  ];
  const unlisted = isPrintout ? { value: false, pointer: cluster.pointer } : undefined;
  const virtualNodes = readVirtualNodes(notes, profiles, addons) ?? unlisted;
  noteOtherAddons(notes, profiles);
  return {
    ingresses: found.length > 0 ? found.map((each, index) => place(notes, each, index)) : undefined,
    virtualNodes,
  };
}

function place(notes: Notes, { ingress, pointer, at }: FoundIngress, index: number): Record<string, unknown> {
  const path = `/ingresses/${index}`;
  notes.pointers[path] = pointer;
  for (const name of Object.keys(ingress)) notes.pointers[`${path}/${name}`] = at[name] ?? pointer;
  return ingress;
}

function readIngressProfile(notes: Notes, cluster: Members): FoundIngress[] {
  const profile = membersOf(notes, cluster.take('ingressProfile'));
  const routing = membersOf(notes, profile.take('webAppRouting'));
  const gateway = membersOf(notes, profile.take('applicationLoadBalancer'));
  const found = [
    ...readRoutingGateway(notes, routing),
    ...readAppRouting(notes, routing),
    ...readEnabled(notes, gateway, AGC),
  ];
  noteRest(notes, gateway, irrelevant.addon);
  noteRest(notes, profile, irrelevant.ingressProfile);
  return found;
}

function readEnabled(notes: Notes, members: Members, controller: string): FoundIngress[] {
  const { value, pointer } = members.take('enabled');
  noteOpen(notes, { value, pointer });
  return value === true ? [{ ingress: { controller }, pointer: members.pointer, at: { controller: pointer } }] : [];
}

/** Where it is not resolved whether there is an ingress, the list of them is not told. */
function noteOpen(notes: Notes, { value, pointer }: Place): void {
  if (value instanceof Unresolved) noteUnresolved(notes, '/ingresses', pointer);
}

function readAppRouting(notes: Notes, routing: Members): FoundIngress[] {
  const [enabled] = readEnabled(notes, routing, 'app-routing-nginx');
  const zones = routing.take('dnsZoneResourceIds');
  const nginx = membersOf(notes, routing.take('nginx'));
  const type = nginx.take('defaultIngressControllerType');
  noteRest(notes, nginx, irrelevant.nothing);
  noteRest(notes, routing, irrelevant.webAppRouting);
  if (!enabled) return [];
  const kinds = new Set((itemsOf(notes, zones) ?? []).flatMap(({ value }) => zoneKind(value)));
  const scope = loadBalancing(type.value);
  const told = {
    ...(kinds.size > 0 ? { dnsZones: [...kinds].sort() } : {}),
    ...(scope ? { loadBalancing: [scope] } : {}),
  };
  const at = { ...enabled.at, dnsZones: zones.pointer, loadBalancing: type.pointer };
  return [{ ...enabled, ingress: { ...enabled.ingress, ...told }, at }];
}

/** Application routing by the Gateway API, which runs beside the managed NGINX or without it. */
function readRoutingGateway(notes: Notes, routing: Members): FoundIngress[] {
  const all = membersOf(notes, routing.take('gatewayAPIImplementations'));
  const istio = membersOf(notes, all.take('appRoutingIstio'));
  const { value: mode, pointer } = istio.take('mode');
  noteOpen(notes, { value: mode, pointer });
  for (const members of [istio, all]) noteRest(notes, members, irrelevant.nothing);
  const isOn = typeof mode === 'string' && mode.toLowerCase() === 'enabled';
  const ingress = { controller: 'app-routing-gateway-api' };
  return isOn ? [{ ingress, pointer: istio.pointer, at: { controller: pointer } }] : [];
}

function zoneKind(id: unknown): string[] {
  if (typeof id !== 'string') return [];
  const folded = id.toLowerCase();
  if (folded.includes('/privatednszones/')) return ['private'];
  return folded.includes('/dnszones/') ? ['public'] : [];
}

/** What the API calls the side that a load balancer stands on, as the design says it. */
function loadBalancing(value: unknown): string | undefined {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'internal' || word === 'external' ? word : undefined;
}

function readMesh(notes: Notes, cluster: Members): FoundIngress[] {
  const mesh = membersOf(notes, cluster.take('serviceMeshProfile'));
  const { value: mode, pointer } = mesh.take('mode');
  noteOpen(notes, { value: mode, pointer });
  const istio = membersOf(notes, mesh.take('istio'));
  const components = membersOf(notes, istio.take('components'));
  const list = components.take('ingressGateways');
  noteOpen(notes, list);
  const gateways = itemsOf(notes, list) ?? [];
  for (const members of [components, mesh]) noteRest(notes, members, irrelevant.nothing);
  noteRest(notes, istio, irrelevant.istio);
  const isIstio = typeof mode === 'string' && mode.toLowerCase() === 'istio';
  return isIstio ? gateways.flatMap((gateway) => readGateway(notes, gateway)) : [];
}

function readGateway(notes: Notes, gateway: Place): FoundIngress[] {
  const members = membersOf(notes, gateway);
  const mode = members.take('mode');
  const scope = loadBalancing(mode.value);
  return readEnabled(notes, members, 'istio-ingress').map((found) => ({
    ...found,
    ingress: { ...found.ingress, ...(scope ? { loadBalancing: [scope] } : {}) },
    at: { ...found.at, loadBalancing: mode.pointer },
  }));
}

function readAddon(notes: Notes, profiles: Members, name: string, controller: string): FoundIngress[] {
  const addon = membersOf(notes, profiles.take(name));
  return readEnabled(notes, addon, controller);
}

/** The list of add-ons is printed whole, and not at all where there are none: an add-on that a print-out does not name is off. */
function readVirtualNodes(notes: Notes, profiles: Members, addons: Place): Place | undefined {
  const connector = membersOf(notes, profiles.take('aciConnectorLinux'));
  const enabled = connector.take('enabled');
  if (enabled.value !== undefined && enabled.value !== null) return enabled;
  return addons.value === undefined ? undefined : { value: false, pointer: addons.pointer };
}

function noteOtherAddons(notes: Notes, profiles: Members): void {
  const isOn = ({ value }: Place) => !isObject(value) || value['enabled'] !== false;
  noteRest(notes, { ...profiles, rest: () => profiles.rest().filter(isOn) }, irrelevant.addons);
}
