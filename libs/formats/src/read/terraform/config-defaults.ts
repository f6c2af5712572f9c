import { isObject } from '../place.js';

type Json = Readonly<Record<string, unknown>>;

/** What version 4 of the azurerm provider itself puts where nothing is written, and so shows in every plan; by block. */
const cluster = {
  '': { sku_tier: 'Free' },
  default_node_pool: { type: 'VirtualMachineScaleSets', auto_scaling_enabled: null },
  network_profile: { load_balancer_sku: 'standard', outbound_type: 'loadBalancer', network_data_plane: 'azure' },
} as const;
const pool = { '': { mode: 'User', os_type: 'Linux', auto_scaling_enabled: null } } as const;

const subnet = { '': { delegation: [], service_endpoints: null } } as const;

const byType = new Map<string, Readonly<Record<string, Json>>>([
  ['azurerm_kubernetes_cluster', cluster],
  ['azurerm_kubernetes_cluster_node_pool', pool],
  ['azurerm_subnet', subnet],
]);

/** The values of a resource with what the provider fills in. What is written and not told stays open. */
export function providerDefaults(type: string, values: unknown, expressions: unknown): unknown {
  const defaults = byType.get(type);
  if (!defaults || !isObject(values)) return values;
  const filled: Record<string, unknown> = { ...fill(defaults[''], values, expressions) };
  for (const [name, inner] of Object.entries(defaults)) {
    const blocks = filled[name];
    const written = isObject(expressions) ? expressions[name] : undefined;
    if (name !== '' && Array.isArray(blocks))
      filled[name] = blocks.map((each: unknown, index) =>
        isObject(each) ? fill(inner, each, Array.isArray(written) ? written[index] : undefined) : each,
      );
  }
  return filled;
}

function fill(defaults: Json | undefined, values: Json, expressions: unknown): Json {
  const isWritten = (name: string) => isObject(expressions) && Object.hasOwn(expressions, name);
  const missing = Object.entries(defaults ?? {}).filter(([name]) => !Object.hasOwn(values, name) && !isWritten(name));
  return { ...values, ...Object.fromEntries(missing) };
}
