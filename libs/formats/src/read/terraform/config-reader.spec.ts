import { Problem, type ReadDocument } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, readDocuments } from '../read-document.js';

type Json = Record<string, unknown>;

const cluster = (network: Json = {}, more: Json = {}): Json => ({
  name: 'quay',
  location: '${azurerm_resource_group.harbour.location}',
  resource_group_name: '${azurerm_resource_group.harbour.name}',
  dns_prefix: 'quay',
  default_node_pool: {
    name: 'system',
    vm_size: 'Standard_D4s_v5',
    node_count: 3,
    vnet_subnet_id: '${azurerm_subnet.nodes.id}',
  },
  identity: { type: 'SystemAssigned' },
  network_profile: { network_plugin: 'azure', ...network },
  ...more,
});

/** A configuration as people write it: blocks as objects, a variable, a local value. */
const configuration = (more: Json = {}, root: Json = {}): Json => ({
  terraform: { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '~> 4.0' } } },
  provider: { azurerm: { features: {} } },
  variable: { region: { type: 'string', default: 'westeurope' }, firewall: { type: 'string' } },
  locals: { prefix: 'snet', sizes: { nodes: ['10.0.0.0/22'] } },
  resource: {
    azurerm_resource_group: { harbour: { name: 'harbour', location: '${var.region}' } },
    azurerm_virtual_network: {
      main: {
        name: 'vnet',
        location: 'westeurope',
        resource_group_name: 'harbour',
        address_space: ['10.0.0.0/16'],
      },
    },
    azurerm_subnet: {
      nodes: {
        name: '${local.prefix}-nodes',
        resource_group_name: 'harbour',
        virtual_network_name: '${azurerm_virtual_network.main.name}',
        address_prefixes: '${local.sizes.nodes}',
        delegation: { name: 'd', service_delegation: { name: 'Microsoft.X/y' } },
      },
    },
    azurerm_kubernetes_cluster: { main: cluster() },
    ...more,
  },
  ...root,
});

const read = (document: unknown): ReadDocument => readDocument(document, 'auto');
const withCluster = (network: Json, more: Json = {}) =>
  configuration({ azurerm_kubernetes_cluster: { main: cluster(network, more) } });

function problemOf(document: unknown): Problem {
  try {
    readDocuments(document, 'terraform-config');
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Json | undefined)?.[token], document);

describe('a Terraform configuration in JSON syntax', () => {
  it('is taken for what it is', () => {
    expect(read(configuration()).format).toBe('terraform-config');
  });

  it('gives the cluster on its network', () => {
    expect(read(configuration()).design).toMatchObject({
      cluster: { name: 'quay', region: 'westeurope', resourceGroup: 'harbour' },
      network: { plugin: 'azure', vnetOrigin: 'customer-managed' },
      vnets: [{ name: 'vnet', addressSpace: ['10.0.0.0/16'] }],
      subnets: [{ name: 'snet-nodes', prefixes: ['10.0.0.0/22'], delegations: ['Microsoft.X/y'], routeTableId: null }],
      agentPools: [{ name: 'system', mode: 'System', count: 3 }],
    });
  });

  it('points into the configuration, at blocks written as objects and as lists', () => {
    const document = withCluster({
      network_policy: 'azure',
      load_balancer_profile: [{ managed_outbound_ip_count: 2 }],
    });
    const { pointers } = read(document);
    const main = '/resource/azurerm_kubernetes_cluster/main';
    expect(pointers).toMatchObject({
      '/network/policy': `${main}/network_profile/network_policy`,
      '/network/loadBalancerProfile/managedOutboundIpCount': `${main}/network_profile/load_balancer_profile/0/managed_outbound_ip_count`,
      '/agentPools/0/vmSize': `${main}/default_node_pool/vm_size`,
      '/subnets/0/name': '/resource/azurerm_subnet/nodes/name',
      '/subnets/0/delegations/0': '/resource/azurerm_subnet/nodes/delegation/service_delegation/name',
    });
    for (const [path, pointer] of Object.entries(pointers)) expect(at(document, pointer), path).toBeDefined();
  });

  it('shows what the provider fills in, as a plan does', () => {
    const { design, pointers } = read(configuration());
    expect(design).toMatchObject({
      cluster: { tier: 'Free' },
      network: { outboundType: 'loadBalancer', loadBalancerSku: 'standard', dataPlane: 'azure' },
    });
    expect(pointers['/network/outboundType']).toBe('/resource/azurerm_kubernetes_cluster/main/network_profile');
  });

  it.each([
    ['a variable without a default', '${var.firewall}'],
    ['a function', '${lower("AZURE")}'],
    ['a condition', '${var.region == "x" ? "azure" : "calico"}'],
    ['a part of a function', 'az${lower("URE")}'],
    ['a directive', '%{ if true }azure%{ endif }'],
    ['what Azure tells after apply', '${azurerm_subnet.nodes.id}'],
  ])('leaves untold what hangs on %s', (_, policy) => {
    const { design, unresolved } = read(withCluster({ network_policy: policy }));
    expect(design.network).not.toHaveProperty('policy');
    expect(unresolved).toContain('/network/policy');
  });

  it.each([
    ['a template of constants', '${var.region}-${local.prefix}', 'westeurope-snet'],
    ['marks that are none', '$${var.region} 100%%{', '${var.region} 100%{'],
    ['a local value of a local value', '${local.again}', 'snet'],
    ['an argument of another resource', '${azurerm_virtual_network.main.name}', 'vnet'],
    ['a text', '${"azure"}', 'azure'],
  ])('works out %s', (_, written, value) => {
    const document = withCluster({ network_policy: written });
    (document['locals'] as Json)['again'] = '${local.prefix}';
    expect(read(document).design.network?.policy).toBe(value);
  });

  it('reads resources of azapi by each member of their bodies', () => {
    const body = {
      properties: {
        mode: 'User',
        vnetSubnetID: '${azurerm_subnet.nodes.id}',
        podSubnetID: '${azurerm_subnet.pods.id}',
      },
    };
    const pool = {
      type: 'Microsoft.ContainerService/managedClusters/agentPools@2024-09-01',
      name: 'more',
      parent_id: '${azurerm_kubernetes_cluster.main.id}',
      body,
    };
    const pods = {
      name: 'pods',
      resource_group_name: 'harbour',
      virtual_network_name: 'vnet',
      address_prefixes: ['10.0.64.0/18'],
    };
    const document = configuration({ azapi_resource: { more: pool } });
    ((document['resource'] as Json)['azurerm_subnet'] as Json)['pods'] = pods;
    const { design, pointers } = read(document);
    expect(design.agentPools?.[1]).toMatchObject({ name: 'more', mode: 'User' });
    const names = new Map(design.subnets?.map(({ id, name }) => [id, name]));
    const { subnetId, podSubnetId } = design.agentPools?.[1] ?? {};
    expect([names.get(subnetId), names.get(podSubnetId)]).toEqual(['snet-nodes', 'pods']);
    expect(pointers['/agentPools/1/mode']).toBe('/resource/azapi_resource/more/body/properties/mode');
  });

  it('gives a document for each cluster', () => {
    const clusters = { a: cluster({}, { name: 'a' }), b: [cluster({}, { name: 'b' })] };
    const documents = readDocuments(configuration({ azurerm_kubernetes_cluster: clusters }), 'auto');
    expect(documents.map(({ design }) => design.cluster?.name)).toEqual(['a', 'b']);
    expect(documents[1]?.pointers['/cluster/name']).toBe('/resource/azurerm_kubernetes_cluster/b/0/name');
  });

  it('lists the modules whose resources do not stand in it', () => {
    expect(read(configuration({}, { module: { net: { source: './net' } } })).unmapped).toEqual(['/module/net']);
  });

  it('never changes the document', () => {
    const document = configuration();
    const before = structuredClone(document);
    read(document);
    expect(document).toEqual(before);
  });
});

const main = '/resource/azurerm_kubernetes_cluster/main';

describe('a configuration that cannot be read', () => {
  it.each<readonly [string, unknown, string, string]>([
    ['no cluster', configuration({ azurerm_kubernetes_cluster: {} }), 'no-cluster', ''],
    ['a counted resource', withCluster({}, { count: 2 }), 'unsupported', `${main}/count`],
    ['a resource for each', withCluster({}, { for_each: '${var.region}' }), 'unsupported', `${main}/for_each`],
    ['a dynamic block', withCluster({}, { dynamic: { x: {} } }), 'unsupported', `${main}/dynamic`],
    [
      'a variable that is not there',
      withCluster({ network_policy: '${var.a}' }),
      'unknown-reference',
      `${main}/network_profile/network_policy`,
    ],
    [
      'a resource that is not there',
      withCluster({ network_policy: '${azurerm_x.y.id}' }),
      'unknown-reference',
      `${main}/network_profile/network_policy`,
    ],
    [
      'a name inside a function that is not there',
      withCluster({ network_policy: '${lower(local.b)}' }),
      'unknown-reference',
      `${main}/network_profile/network_policy`,
    ],
    [
      'an open interpolation',
      withCluster({ network_policy: 'a${var.region' }),
      'malformed-expression',
      `${main}/network_profile/network_policy`,
    ],
    [
      'a wrong value',
      withCluster({}, { default_node_pool: { name: 'a', node_count: 'many' } }),
      'wrong-type',
      `${main}/default_node_pool/node_count`,
    ],
    [
      'a resource that is no block',
      configuration({ azurerm_subnet: { nodes: 7 } }),
      'wrong-type',
      '/resource/azurerm_subnet/nodes',
    ],
    [
      'resources that are no object',
      configuration({ azurerm_subnet: 'nodes' }),
      'wrong-type',
      '/resource/azurerm_subnet',
    ],
    [
      'a local value of itself',
      configuration({}, { locals: { prefix: '${local.prefix}', sizes: { nodes: [] } } }),
      'cyclic',
      '/locals/prefix',
    ],
  ])('is refused at the place: %s', (_, document, code, pointer) => {
    const { status, errors } = problemOf(document);
    expect(status).toBe(422);
    expect(errors.map((each) => [each.code, each.pointer])).toContainEqual([code, pointer]);
  });

  it('is refused where a resource is written twice', () => {
    const document = configuration();
    const twice = {
      ...document,
      resource: [document['resource'], { azurerm_kubernetes_cluster: { main: cluster() } }],
    };
    expect(problemOf(twice).errors[0]).toMatchObject({
      code: 'duplicate',
      pointer: '/resource/1/azurerm_kubernetes_cluster/main',
    });
  });

  it('is refused where local values hang on each other too often', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`a${index}`, `\${local.a${index + 1}}`] as const),
    );
    const document = configuration(
      {},
      { locals: { ...locals, prefix: '${local.a0}', a5000: 'x', sizes: { nodes: [] } } },
    );
    expect(problemOf(document).errors[0]?.code).toBe('too-deep');
  });

  it.each([
    ['texts', (next: string) => `${next}${next}`],
    ['lists', (next: string) => [next, next]],
    ['names in functions', (next: string) => `\${max(${next.slice(2, -1)}, ${next.slice(2, -1)})}`],
  ])('is refused where %s double at every step', (_, double) => {
    const steps = Array.from(
      { length: 60 },
      (_each, index) => [`a${index}`, double(`\${local.a${index + 1}}`)] as const,
    );
    const locals = { ...Object.fromEntries(steps), a60: 'x', prefix: '${local.a0}', sizes: { nodes: [] } };
    expect(problemOf(configuration({}, { locals })).errors[0]?.code).toBe('too-complex');
  });

  it('is a problem or a design, whatever stands in it', () => {
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '${',
        '${}',
        '${var.region}',
        '${local.}',
        '%{',
        '${azurerm_subnet.nodes}',
        '${azurerm_subnet.nodes[0].id}',
        '${"',
        null,
        7,
        true,
      ),
      fc.array(fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('subnet', 'name', '__proto__', '0', ''), fc.string(), { maxKeys: 2 }),
    );
    const names = fc.constantFrom(
      'network_profile',
      'default_node_pool',
      'name',
      'location',
      'identity',
      'web_app_routing',
      'service_mesh_profile',
    );
    fc.assert(
      fc.property(fc.dictionary(names, values), values, (body, subnet) => {
        const document = configuration({
          azurerm_kubernetes_cluster: { main: { ...cluster(), ...body } },
          azurerm_subnet: { nodes: subnet },
        });
        try {
          expect(readDocuments(document, 'auto')).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          for (const { pointer } of (error as Problem).errors) expect(at(document, pointer), pointer).toBeDefined();
        }
      }),
    );
  });
});
