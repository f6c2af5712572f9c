import { ownValue, type Place } from '../place.js';
import type { Linked } from './gather.js';
import { linkByName, linkOf, type Link } from './link.js';
import { blocksOf, listedPeeringsOf, remoteOf, resourceGroupOf } from './network-source.js';
import type { Plan } from './plan.js';
import { placeOfLink, type PlanNetwork, type SubnetNode, type VnetNode } from './plan-network.js';
import { placeAt, type Instance } from './plan-resources.js';
import { isAzapi, kindOf, type Kind } from './resource-kind.js';

type SubnetPart = 'routeTable' | 'natGateway';

const joins: readonly {
  readonly type: string;
  readonly part: SubnetPart;
  readonly argument: string;
  readonly kind: Kind;
}[] = [
  {
    type: 'azurerm_subnet_route_table_association',
    part: 'routeTable',
    argument: 'route_table_id',
    kind: 'route-table',
  },
  {
    type: 'azurerm_subnet_nat_gateway_association',
    part: 'natGateway',
    argument: 'nat_gateway_id',
    kind: 'natGateway',
  },
];

/** Finds the networks of a plan. */
export function readPlanNetwork(plan: Plan): PlanNetwork {
  const builder = new NetworkBuilder(plan);
  // What the plan makes comes before what it looks up: where both show one network, the plan has the last word on it.
  const all = [...plan.instances.all].sort((a, b) => Number(a.isData) - Number(b.isData));
  for (const each of all) if (kindOf(each) === 'vnet') builder.addVnet(each);
  for (const each of all) if (kindOf(each) === 'subnet') builder.addSubnet(each);
  for (const each of all) if (kindOf(each) === 'peering') builder.addPeering(each);
  for (const join of joins)
    builder.join(
      all.filter(({ type }) => type === join.type),
      join,
    );
  return builder.build();
}

class NetworkBuilder {
  readonly #vnets = new Map<Instance, VnetNode>();
  readonly #named = new Map<string, VnetNode>();
  readonly #subnets = new Map<Instance, SubnetNode>();
  readonly #blocks = new Map<Instance, SubnetNode[]>();
  readonly #blockNames = new Map<VnetNode, Map<string, { readonly node: SubnetNode; readonly index: number }>>();
  readonly #byId = new Map<string, VnetNode | SubnetNode>();
  readonly #peers = new Map<VnetNode, VnetNode[]>();

  constructor(readonly plan: Plan) {}

  addVnet(instance: Instance): void {
    const id = idOf(instance);
    const same = id.isReal ? this.#byId.get(id.text.toLowerCase()) : undefined;
    if (same && 'subnets' in same) {
      this.#vnets.set(instance, same);
      return;
    }
    const node: VnetNode = {
      id: id.text,
      pointer: id.pointer,
      instance,
      named: undefined,
      subnets: new Set(),
      peerings: [],
    };
    this.#vnets.set(instance, node);
    if (id.isReal) this.#byId.set(id.text.toLowerCase(), node);
    this.#addBlocks(node, instance);
    for (const listed of listedPeeringsOf(this.plan, instance)) {
      const to = this.#vnetOfLink(listed.link);
      node.peerings.push({ ...listed, remoteId: placeOfLink(listed.link, to?.id), to });
    }
  }

  #addBlocks(vnet: VnetNode, instance: Instance): void {
    const blocks = blocksOf(this.plan, instance);
    const nodes = blocks.map(({ id, name, path, place }, index) => {
      const isReal = typeof id.value === 'string' && id.value !== '';
      const text = isReal ? String(id.value) : `${vnet.id}/subnets/${name ?? index}`;
      const pointer = isReal ? id.pointer : place.pointer;
      return this.#keep({ id: text, pointer, instance, path }, vnet, isReal);
    });
    this.#blocks.set(instance, nodes);
    const names = nodes.flatMap((node, index) => {
      const name = blocks[index]?.name;
      return name === undefined ? [] : [[name, { node, index }] as const];
    });
    this.#blockNames.set(vnet, new Map(names));
  }

  #keep(
    node: Omit<SubnetNode, 'vnet' | 'routeTable' | 'natGateway'>,
    vnet: VnetNode | undefined,
    isReal: boolean,
  ): SubnetNode {
    const subnet: SubnetNode = { ...node, vnet, routeTable: undefined, natGateway: undefined };
    vnet?.subnets.add(subnet);
    if (isReal) this.#byId.set(node.id.toLowerCase(), subnet);
    return subnet;
  }

  addSubnet(instance: Instance): void {
    const id = idOf(instance);
    const same = id.isReal ? this.#byId.get(id.text.toLowerCase()) : undefined;
    if (same && !('subnets' in same) && kindOf(same.instance) === 'subnet') {
      this.#subnets.set(instance, same);
      return;
    }
    const vnet = this.#vnetOf(instance, id.isReal ? id.text : undefined);
    const node = this.#keep({ id: id.text, pointer: id.pointer, instance, path: [] }, vnet, id.isReal);
    this.#subnets.set(instance, node);
    if (vnet) this.#replaceBlock(vnet, node);
  }

  /** A network's own list also shows the subnets that are resources of their own: inside one network a name means one subnet. */
  #replaceBlock(vnet: VnetNode, node: SubnetNode): void {
    const name = ownValue(node.instance.values.value, 'name');
    const block = typeof name === 'string' ? this.#blockNames.get(vnet)?.get(name) : undefined;
    if (!block) return;
    vnet.subnets.delete(block.node);
    const blocks = this.#blocks.get(block.node.instance);
    if (blocks) blocks[block.index] = node;
  }

  /** The network that a subnet or a peering is part of: by its own id, by what its arguments refer to, or by the two names that are its address. */
  #vnetOf(instance: Instance, id: string | undefined): VnetNode | undefined {
    const inId = id === undefined ? undefined : /^(.*)\/(?:subnets|virtualnetworkpeerings)\/[^/]+$/i.exec(id)?.[1];
    const own = this.#vnetById(inId);
    if (own) return own;
    if (isAzapi(instance)) return this.#vnetOfLink(linkOf(this.plan, instance, ['parent_id'], 'vnet'));
    const [name, group] = [
      placeAt(instance.values, ['virtual_network_name']),
      placeAt(instance.values, ['resource_group_name']),
    ];
    const linked = linkByName(this.plan, instance, ['virtual_network_name'], 'vnet');
    const node = linked && !('vnet' in linked) ? this.#vnets.get(linked) : undefined;
    return node && agrees(node, name) ? node : this.#vnetByNames(name, group, inId);
  }

  #vnetById(id: string | undefined): VnetNode | undefined {
    const node = id === undefined ? undefined : this.#byId.get(id.toLowerCase());
    return node && 'subnets' in node ? node : undefined;
  }

  #vnetByNames(name: Place, resourceGroup: Place, id: string | undefined): VnetNode | undefined {
    if (typeof name.value !== 'string' || typeof resourceGroup.value !== 'string') return undefined;
    const tail = `/resourceGroups/${resourceGroup.value}/providers/Microsoft.Network/virtualNetworks/${name.value}`;
    const same = this.#named.get(tail.toLowerCase()) ?? this.#vnetAt(tail.toLowerCase());
    const node: VnetNode = same ?? {
      id: id ?? tail,
      pointer: name.pointer,
      instance: undefined,
      named: { name, resourceGroup },
      subnets: new Set(),
      peerings: [],
    };
    this.#named.set(tail.toLowerCase(), node);
    return node;
  }

  /** A resource group and a name are the address of a network inside a subscription; where the plan has two of them, neither is meant for sure. */
  #vnetAt(tail: string): VnetNode | undefined {
    this.#addresses ??= this.#readAddresses();
    return this.#addresses.get(tail);
  }
  #addresses: Map<string, VnetNode | undefined> | undefined;

  #readAddresses(): Map<string, VnetNode | undefined> {
    const found = new Map<string, VnetNode | undefined>();
    for (const node of new Set(this.#vnets.values())) {
      const name = ownValue(node.instance?.values.value, 'name');
      const group = node.instance && resourceGroupOf(this.plan, node.instance).value;
      const tail =
        `/resourcegroups/${String(group)}/providers/microsoft.network/virtualnetworks/${String(name)}`.toLowerCase();
      found.set(tail, found.has(tail) ? undefined : node);
    }
    return found;
  }

  addPeering(instance: Instance): void {
    const id = idOf(instance);
    const from = this.#vnetOf(instance, id.isReal ? id.text : undefined);
    const link = remoteOf(this.plan, instance);
    const to = this.#vnetOfLink(link);
    if (!from) return;
    const remoteId = placeOfLink(link, to?.id);
    from.peerings.push({ name: placeAt(instance.values, ['name']), pointer: instance.values.pointer, remoteId, to });
  }

  #vnetOfLink(link: Link): VnetNode | undefined {
    if (link.state === 'linked') return 'vnet' in link.to ? undefined : this.#vnets.get(link.to);
    return link.state === 'text' ? this.#vnetById(link.text) : undefined;
  }

  join(associations: readonly Instance[], { part, argument, kind }: (typeof joins)[number]): void {
    let isOpen = false;
    for (const each of associations) {
      const link = linkOf(this.plan, each, ['subnet_id'], 'subnet');
      const subnet = this.#subnetOfLink(link);
      if (!subnet && link.state !== 'text') isOpen = true;
      if (subnet) subnet[part] = joinedBy(linkOf(this.plan, each, [argument], kind));
    }
    // What makes a subnet also makes what is joined to it: nothing else can have joined anything to it before the cluster is made.
    for (const [instance, subnet] of isOpen ? [] : this.#subnets)
      if (isMade(instance)) subnet[part] ??= { value: null, pointer: instance.values.pointer };
  }

  #subnetOfLink(link: Link): SubnetNode | undefined {
    if (link.state === 'linked') return this.subnetOf(link.to);
    return link.state === 'text' ? this.subnetById(link.text) : undefined;
  }

  subnetOf(linked: Linked): SubnetNode | undefined {
    return 'vnet' in linked ? this.#blocks.get(linked.vnet)?.[linked.index] : this.#subnets.get(linked);
  }

  subnetById(id: string): SubnetNode | undefined {
    const node = this.#byId.get(id.toLowerCase());
    return node && !('subnets' in node) ? node : undefined;
  }

  build(): PlanNetwork {
    const vnets = [...new Set([...this.#vnets.values(), ...this.#named.values()])];
    for (const vnet of vnets)
      for (const [index, peering] of vnet.peerings.entries()) {
        const known =
          typeof peering.remoteId.value === 'string' ? this.#byId.get(peering.remoteId.value.toLowerCase()) : undefined;
        const to = peering.to ?? (known && 'subnets' in known ? known : undefined);
        vnet.peerings[index] = { ...peering, to };
        if (!to) continue;
        const peers = this.#peers.get(to) ?? [];
        if (peers.at(-1) !== vnet) peers.push(vnet);
        this.#peers.set(to, peers);
      }
    return {
      vnets,
      peersOf: this.#peers,
      subnetOf: (linked) => this.subnetOf(linked),
      subnetById: (id) => this.subnetById(id),
    };
  }
}

const joinedBy = (link: Link): Place =>
  placeOfLink(link, link.state === 'linked' && !('vnet' in link.to) ? link.to.address : undefined);

function idOf(instance: Instance): { readonly text: string; readonly pointer: string; readonly isReal: boolean } {
  const { value, pointer } = placeAt(instance.values, ['id']);
  if (typeof value === 'string' && value !== '') return { text: value, pointer, isReal: true };
  return { text: instance.address, pointer: instance.values.pointer, isReal: false };
}

const isMade = (instance: Instance): boolean => !instance.isData && !idOf(instance).isReal;

/** Whether a network has the name that is asked for, as far as both are known. */
function agrees(node: VnetNode, name: Place): boolean {
  const own = ownValue(node.instance?.values.value, 'name');
  return own === undefined || name.value === undefined || own === name.value;
}
