import { Problem, type DocumentFormat } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { clusterId, flattened, nested, vnet } from './aks-documents.spec-fixture.js';
import { readDocument } from './read-document.js';

const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const terraformPlan = {
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'azurerm_kubernetes_cluster.a',
          mode: 'managed',
          type: 'azurerm_kubernetes_cluster',
          name: 'a',
          provider_name: 'registry.terraform.io/hashicorp/azurerm',
          values: { name: 'a', location: 'westeurope' },
        },
      ],
    },
  },
};
const manifest = [
  'apiVersion: infrastructure.cluster.x-k8s.io/v1beta1',
  'kind: AzureManagedControlPlane',
  'metadata: { name: a }',
  'spec: { location: westeurope, networkPlugin: azure }',
].join('\n');

function problemOf(document: unknown, format: DocumentFormat | 'auto' = 'auto'): Problem {
  try {
    readDocument(document, format);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

describe('a document of unnamed format', () => {
  it.each([
    ['a flattened cluster', flattened, 'aks'],
    ['a nested cluster', nested, 'aks'],
    ['a cluster with networks', { cluster: nested, vnets: [] }, 'aks'],
    ['a cluster by its id alone', { id: clusterId }, 'aks'],
    ['a cluster by its network profile alone', { NetworkProfile: {} }, 'aks'],
    ['a cluster whose id was blotted out', { id: 'xxx', properties: { agentPoolProfiles: [] } }, 'aks'],
    ['a template', { contentVersion: '1.0.0.0', resources: [{ type: CLUSTER, name: 'a' }] }, 'arm'],
    ['a template with symbolic names', { contentVersion: '1', resources: { a: { type: CLUSTER, name: 'a' } } }, 'arm'],
    ['a plan', terraformPlan, 'terraform-plan'],
    ['manifests', manifest, 'capz'],
    ['a design', { network: { plugin: 'azure' } }, 'design'],
    ['a design with a cluster', { cluster: { name: 'a' }, agentPools: [] }, 'design'],
  ])('is taken for what it is: %s', (_, document, format) =>
    expect(readDocument(document, 'auto').format).toBe(format),
  );

  it.each([
    [{}, 'this is an empty object'],
    [[], 'this is a list'],
    [[flattened], 'this is a list'],
    [null, 'this is no object'],
    ['az aks show', 'this is no object'],
    [{ hello: 1 }, 'this has no member of a cluster or a design'],
    [
      { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', parameters: {} },
      'these are the parameters of a template, and the template is missing',
    ],
    [
      { type: 'Microsoft.Network/virtualNetworks', ...vnet, subnets: undefined, name: 'x' },
      'this is a resource of type Microsoft.Network/virtualNetworks',
    ],
  ])('is refused when it is neither (%#)', (document, start) => {
    const given =
      Array.isArray(document) || typeof document !== 'object' ? document : JSON.parse(JSON.stringify(document));
    const problem = problemOf(given);
    expect([problem.status, problem.code, problem.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      'unrecognised-document',
      [''],
    ]);
    expect(problem.message.startsWith(start)).toBe(true);
  });

  it('is refused as aks when it holds no cluster', () => {
    for (const document of [{}, [], null, { cluster: {} }, { vnets: [vnet] }, vnet, { cluster: vnet }])
      expect(problemOf(document, 'aks').code).toBe('no-cluster');
  });
});

describe('a design', () => {
  it('is read as it stands, each value at its own place', () => {
    const design = { network: { plugin: 'kubenet', policy: null }, agentPools: [{ name: 'a', count: 3 }] };
    const got = readDocument(design, 'design');
    expect(got).toMatchObject({ format: 'design', design, unmapped: [] });
    expect(got.pointers).toEqual(
      Object.fromEntries(
        [
          '',
          '/network',
          '/network/plugin',
          '/network/policy',
          '/agentPools',
          '/agentPools/0',
          '/agentPools/0/name',
          '/agentPools/0/count',
        ].map((path) => [path, path]),
      ),
    );
  });

  it('is refused with a pointer to each wrong place', () => {
    const problem = problemOf({ network: { plugin: 7, plugins: 1, 'a/b': 2 }, agentPools: [{ count: 1.5 }] }, 'design');
    expect(problem.code).toBe('malformed-document');
    expect(problem.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/network/plugin', 'wrong-type'],
      ['/network/plugins', 'unknown-member'],
      ['/network/a~1b', 'unknown-member'],
      ['/agentPools/0/count', 'wrong-type'],
    ]);
  });

  it('may be empty when it is said to be a design', () => {
    expect(readDocument({}, 'design').design).toEqual({});
    for (const document of [[], null, 'x', 7])
      expect(problemOf(document, 'design').errors).toMatchObject([{ pointer: '', code: 'wrong-type' }]);
  });
});
