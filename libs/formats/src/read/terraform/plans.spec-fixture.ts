type Json = Record<string, unknown>;

/** A resource as it is written; `instances` are its planned values by key, or one without a key. */
export interface Written {
  readonly type: string;
  readonly name: string;
  readonly mode?: 'managed' | 'data';
  readonly expressions?: Json;
  readonly forEach?: Json;
  readonly count?: Json;
  readonly instances: readonly (readonly [string | number | undefined, Json, Json?])[];
}

/** A module as it is written, and each of its instances by the key of its call. */
export interface Module {
  readonly resources?: readonly Written[];
  readonly outputs?: Readonly<Record<string, Json>>;
  readonly calls?: Readonly<Record<string, Call>>;
}

interface Call {
  readonly expressions?: Json;
  readonly forEach?: Json;
  readonly keys?: readonly (string | number)[];
  readonly module: Module;
}

/** `a.b.c` as Terraform prints it: each reference, then its beginnings down to the shortest address. */
export const refs = (...heads: readonly (readonly string[])[]): Json => ({ references: heads.flat() });
export const constant = (value: unknown): Json => ({ constant_value: value });
/** A reference to `.id` of a resource. */
export const idRef = (address: string): Json => refs([`${address}.id`, address]);

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
export const groupId = (name: string): string => `${subscription}/resourceGroups/${name}`;
export const vnetId = (name: string, group = 'harbour'): string =>
  `${groupId(group)}/providers/Microsoft.Network/virtualNetworks/${name}`;

/** What `terraform show -json` prints for a plan, in its own shape. */
export function planOf(root: Module, more: Json = {}): Json {
  const changes: Json[] = [];
  const planned = plannedModule(root, '', changes);
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    variables: { region: { value: 'westeurope' } },
    planned_values: { root_module: planned },
    resource_changes: changes,
    configuration: {
      provider_config: { azurerm: { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm' } },
      root_module: writtenModule(root),
    },
    timestamp: '2026-11-01T00:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
    ...more,
  };
}

/** What `terraform show -json` prints for a state. */
export const stateOf = (root: Module): Json => ({
  format_version: '1.0',
  terraform_version: '1.9.8',
  values: { root_module: plannedModule(root, '', []) },
});

const dotted = (module: string, local: string) => (module === '' ? local : `${module}.${local}`);
const indexed = (key: string | number | undefined) => (key === undefined ? '' : `[${JSON.stringify(key)}]`);
const localOf = ({ mode, type, name }: Written) => `${mode === 'data' ? 'data.' : ''}${type}.${name}`;

function plannedModule(module: Module, address: string, changes: Json[]): Json {
  const resources = (module.resources ?? []).flatMap((written) =>
    written.instances.map((instance) => plannedResource(written, address, instance, changes)),
  );
  const children = Object.entries(module.calls ?? {}).flatMap(([name, call]) =>
    (call.keys ?? [undefined]).map((key) =>
      plannedModule(call.module, dotted(address, `module.${name}${indexed(key)}`), changes),
    ),
  );
  return {
    ...(resources.length > 0 ? { resources } : {}),
    ...(address === '' ? {} : { address }),
    ...(children.length > 0 ? { child_modules: children } : {}),
  };
}

function plannedResource(
  written: Written,
  module: string,
  [key, values, unknown]: Written['instances'][number],
  changes: Json[],
): Json {
  const head = {
    address: dotted(module, localOf(written) + indexed(key)),
    mode: written.mode ?? 'managed',
    type: written.type,
    name: written.name,
    ...(key === undefined ? {} : { index: key }),
    provider_name: written.type.startsWith('azapi')
      ? 'registry.terraform.io/azure/azapi'
      : 'registry.terraform.io/hashicorp/azurerm',
  };
  changes.push({
    ...head,
    ...(module === '' ? {} : { module_address: module }),
    change: { actions: ['create'], before: null, after: values, after_unknown: unknown ?? { id: true } },
  });
  return { ...head, schema_version: 0, values, sensitive_values: {} };
}

function writtenModule(module: Module): Json {
  return {
    ...(module.outputs
      ? {
          outputs: Object.fromEntries(
            Object.entries(module.outputs).map(([name, expression]) => [name, { expression }]),
          ),
        }
      : {}),
    resources: (module.resources ?? []).map((written) => ({
      address: localOf(written),
      mode: written.mode ?? 'managed',
      type: written.type,
      name: written.name,
      provider_config_key: 'azurerm',
      expressions: written.expressions ?? {},
      schema_version: 0,
      ...(written.forEach ? { for_each_expression: written.forEach } : {}),
      ...(written.count ? { count_expression: written.count } : {}),
    })),
    ...(module.calls
      ? {
          module_calls: Object.fromEntries(
            Object.entries(module.calls).map(([name, call]) => [name, writtenCall(call)]),
          ),
        }
      : {}),
  };
}

const writtenCall = (call: Call): Json => ({
  source: './modules/x',
  expressions: call.expressions ?? {},
  ...(call.forEach ? { for_each_expression: call.forEach } : {}),
  module: writtenModule(call.module),
});

/** An `azurerm_kubernetes_cluster` of version 4 of the provider as a plan shows it before it is made. */
export const clusterValues = (more: Json = {}, network: Json = {}, pool: Json = {}): Json => ({
  aci_connector_linux: [],
  api_server_access_profile: [],
  automatic_upgrade_channel: null,
  azure_policy_enabled: null,
  default_node_pool: [defaultPool(pool)],
  dns_prefix: 'quay',
  http_application_routing_enabled: null,
  identity: [{ identity_ids: null, type: 'SystemAssigned' }],
  ingress_application_gateway: [],
  kubernetes_version: '1.33',
  location: 'westeurope',
  name: 'quay',
  network_profile: [
    {
      advanced_networking: [],
      load_balancer_sku: 'standard',
      network_data_plane: 'azure',
      network_plugin: 'azure',
      network_plugin_mode: 'overlay',
      outbound_type: 'loadBalancer',
      pod_cidr: '10.244.0.0/16',
      service_cidr: '10.0.0.0/16',
      dns_service_ip: '10.0.0.10',
      ...network,
    },
  ],
  oidc_issuer_enabled: null,
  resource_group_name: 'harbour',
  run_command_enabled: true,
  service_mesh_profile: [],
  sku_tier: 'Standard',
  tags: null,
  web_app_routing: [],
  ...more,
});

const defaultPool = (more: Json): Json => ({
  auto_scaling_enabled: null,
  max_count: null,
  min_count: null,
  name: 'system',
  node_count: 3,
  os_disk_type: 'Managed',
  pod_subnet_id: null,
  type: 'VirtualMachineScaleSets',
  upgrade_settings: [{ drain_timeout_in_minutes: null, max_surge: '10%', node_soak_duration_in_minutes: null }],
  vm_size: 'Standard_D4s_v5',
  zones: ['1', '2', '3'],
  ...more,
});

/** The expressions of a cluster whose default pool stands in the subnet that `subnet` refers to. */
export const clusterExpressions = (subnet: Json): Json => ({
  default_node_pool: [
    {
      name: constant('system'),
      node_count: constant(3),
      upgrade_settings: [{ max_surge: constant('10%') }],
      vm_size: constant('Standard_D4s_v5'),
      vnet_subnet_id: subnet,
    },
  ],
  dns_prefix: constant('quay'),
  identity: [{ type: constant('SystemAssigned') }],
  kubernetes_version: constant('1.33'),
  location: refs(['var.region']),
  name: constant('quay'),
  network_profile: [{ network_plugin: constant('azure'), network_plugin_mode: constant('overlay') }],
  resource_group_name: refs(['azurerm_resource_group.harbour.name', 'azurerm_resource_group.harbour']),
  sku_tier: constant('Standard'),
});

export const cluster = (subnet: Json, more: Json = {}, network: Json = {}): Written => ({
  type: 'azurerm_kubernetes_cluster',
  name: 'quay',
  expressions: clusterExpressions(subnet),
  instances: [
    [
      undefined,
      clusterValues(more, network),
      { id: true, default_node_pool: [{ max_pods: true, os_sku: true, vnet_subnet_id: true }], fqdn: true },
    ],
  ],
});

export const group: Written = {
  type: 'azurerm_resource_group',
  name: 'harbour',
  expressions: { name: constant('harbour'), location: refs(['var.region']) },
  instances: [[undefined, { location: 'westeurope', managed_by: null, name: 'harbour', tags: null, timeouts: null }]],
};

export const vnet = (name: string, ...space: readonly string[]): Written => ({
  type: 'azurerm_virtual_network',
  name,
  expressions: {
    address_space: constant(space),
    location: refs(['var.region']),
    name: constant(`vnet-${name}`),
    resource_group_name: refs(['azurerm_resource_group.harbour.name', 'azurerm_resource_group.harbour']),
  },
  instances: [
    [
      undefined,
      {
        address_space: space,
        bgp_community: null,
        ddos_protection_plan: [],
        encryption: [],
        location: 'westeurope',
        name: `vnet-${name}`,
        resource_group_name: 'harbour',
        tags: null,
      },
      { id: true, guid: true, subnet: true, dns_servers: true },
    ],
  ],
});

export const subnetValues = (name: string, prefix: string, vnetName: string, more: Json = {}): Json => ({
  address_prefixes: [prefix],
  delegation: [],
  name,
  resource_group_name: 'harbour',
  service_endpoint_policy_ids: null,
  service_endpoints: null,
  virtual_network_name: vnetName,
  ...more,
});

export const subnet = (name: string, prefix: string, of: string, more: Json = {}): Written => ({
  type: 'azurerm_subnet',
  name,
  expressions: {
    address_prefixes: constant([prefix]),
    name: constant(name),
    resource_group_name: refs(['azurerm_resource_group.harbour.name', 'azurerm_resource_group.harbour']),
    virtual_network_name: refs([`azurerm_virtual_network.${of}.name`, `azurerm_virtual_network.${of}`]),
  },
  instances: [[undefined, subnetValues(name, prefix, `vnet-${of}`, more)]],
});

export const poolValues = (more: Json = {}): Json => ({
  auto_scaling_enabled: true,
  max_count: 10,
  min_count: 1,
  max_pods: 110,
  mode: 'User',
  name: 'work',
  os_type: 'Linux',
  orchestrator_version: null,
  pod_subnet_id: null,
  upgrade_settings: [],
  vm_size: 'Standard_D4s_v5',
  ...more,
});

export const pool = (name: string, subnetRef: Json, more: Json = {}): Written => ({
  type: 'azurerm_kubernetes_cluster_node_pool',
  name,
  expressions: {
    kubernetes_cluster_id: idRef('azurerm_kubernetes_cluster.quay'),
    name: constant(name),
    vnet_subnet_id: subnetRef,
  },
  instances: [[undefined, poolValues({ name, ...more }), { id: true, kubernetes_cluster_id: true, node_count: true }]],
});

export const peering = (name: string, from: string, to: string): Written => ({
  type: 'azurerm_virtual_network_peering',
  name,
  expressions: {
    name: constant(name),
    remote_virtual_network_id: idRef(`azurerm_virtual_network.${to}`),
    virtual_network_name: refs([`azurerm_virtual_network.${from}.name`, `azurerm_virtual_network.${from}`]),
  },
  instances: [
    [
      undefined,
      {
        allow_forwarded_traffic: true,
        allow_virtual_network_access: true,
        name,
        resource_group_name: 'harbour',
        virtual_network_name: `vnet-${from}`,
      },
      { id: true, remote_virtual_network_id: true },
    ],
  ],
});
