// As `terraform show -json` prints a plan: pools, subnets and peerings made with for_each, ids known after apply.
import { location, version, podCidr, serviceCidr, dnsServiceIp } from './cluster.mjs';

/** A resource of a plan: its instances by key, and what it refers to. */
function planned(type, name, instances, expressions = {}) {
  return { type, name, instances, expressions };
}

const idRef = (address) => ({ references: [`${address}.id`, address] });
const eachIdRef = (address) => ({ references: [address, 'each.key'] });

export function terraformPlan({ pools, peers }) {
  const base = { location, resource_group_name: 'bench' };
  const resources = [
    planned('azurerm_virtual_network', 'bench', [
      [undefined, { name: 'bench', ...base, address_space: ['10.1.0.0/16'] }],
    ]),
    planned(
      'azurerm_virtual_network',
      'hub',
      peers.map(({ name, prefix }) => [name, { name, ...base, address_space: [prefix] }]),
    ),
    planned(
      'azurerm_subnet',
      'pool',
      pools.map(({ name, subnet, prefix }) => [
        name,
        {
          name: subnet,
          resource_group_name: 'bench',
          virtual_network_name: 'bench',
          address_prefixes: [prefix],
          delegation: [],
        },
      ]),
      { virtual_network_name: { references: ['azurerm_virtual_network.bench.name', 'azurerm_virtual_network.bench'] } },
    ),
    planned(
      'azurerm_virtual_network_peering',
      'out',
      peers.map(({ name }) => [
        name,
        { name: `to-${name}`, resource_group_name: 'bench', virtual_network_name: 'bench' },
      ]),
      {
        virtual_network_name: { references: ['azurerm_virtual_network.bench.name', 'azurerm_virtual_network.bench'] },
        remote_virtual_network_id: { references: ['azurerm_virtual_network.hub', 'each.key'] },
      },
    ),
    planned('azurerm_kubernetes_cluster', 'bench', [[undefined, terraformCluster(pools[0], base)]], {
      default_node_pool: [
        {
          vnet_subnet_id: {
            references: ['azurerm_subnet.pool["pool0"].id', 'azurerm_subnet.pool["pool0"]', 'azurerm_subnet.pool'],
          },
        },
      ],
    }),
    planned(
      'azurerm_kubernetes_cluster_node_pool',
      'pool',
      pools.slice(1).map((pool) => [pool.name, { ...terraformPool(pool), mode: pool.mode, os_type: 'Linux' }]),
      {
        kubernetes_cluster_id: idRef('azurerm_kubernetes_cluster.bench'),
        vnet_subnet_id: eachIdRef('azurerm_subnet.pool'),
      },
    ),
  ];
  return planOf(resources);
}

const terraformPool = ({ name, count, maxCount }) => ({
  name,
  vm_size: 'Standard_D4s_v5',
  node_count: count,
  auto_scaling_enabled: true,
  min_count: 1,
  max_count: maxCount,
  max_pods: 110,
  pod_subnet_id: null,
  upgrade_settings: [{ max_surge: '10%' }],
});

const terraformCluster = (pool, base) => ({
  name: 'bench',
  ...base,
  kubernetes_version: version,
  sku_tier: 'Standard',
  default_node_pool: [{ ...terraformPool(pool), type: 'VirtualMachineScaleSets' }],
  network_profile: [
    {
      network_plugin: 'azure',
      network_plugin_mode: 'overlay',
      pod_cidr: podCidr,
      service_cidr: serviceCidr,
      dns_service_ip: dnsServiceIp,
      outbound_type: 'loadBalancer',
      load_balancer_sku: 'standard',
    },
  ],
});

const heads = (resources) =>
  resources.flatMap(({ type, name, instances }) =>
    instances.map(([key, values]) => ({
      address: `${type}.${name}${key === undefined ? '' : `["${key}"]`}`,
      mode: 'managed',
      type,
      name,
      ...(key === undefined ? {} : { index: key }),
      provider_name: 'registry.terraform.io/hashicorp/azurerm',
      values,
    })),
  );

function planOf(resources) {
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: { resources: heads(resources).map((one) => ({ ...one, schema_version: 0 })) } },
    resource_changes: heads(resources).map(({ values: _values, ...head }) => ({
      ...head,
      change: { actions: ['create'], before: null, after_unknown: { id: true } },
    })),
    configuration: {
      provider_config: { azurerm: { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm' } },
      root_module: {
        resources: resources.map(({ type, name, instances, expressions }) => ({
          address: `${type}.${name}`,
          mode: 'managed',
          type,
          name,
          provider_config_key: 'azurerm',
          expressions,
          schema_version: 0,
          ...(instances[0]?.[0] === undefined ? {} : { for_each_expression: {} }),
        })),
      },
    },
  };
}
