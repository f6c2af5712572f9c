import { compileRelease, designSchema, mergeDesigns, type Requirement } from '@plimsoll/engine';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalog } from './read-catalog.js';

const catalog = readCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
const newest = catalog.releases.length;
const header = catalog.releases[newest - 1]?.header;
if (!header) throw new Error('the catalog has no releases');
const { content, requirements } = compileRelease(
  { ...header, digest: catalog.digestAt(newest) },
  catalog.contentAt(newest),
);

const words = (text: string) => text.trim().split(/\s+/);

/** The ids that are promised to callers, by the category that each can at least be asked of. */
const promised: Readonly<Record<string, readonly string[]>> = {
  'network-plugin': words(`
    node-count pod-count pods-per-node ip-space-conservation free-vnet-addresses no-ip-planning pod-direct-access
    vm-reaches-pod-same-vnet vm-reaches-pod-peered-vnet on-premises-reaches-pod
    pod-reaches-vm-same-vnet pod-reaches-vm-peered-vnet pod-reaches-on-premises
    pod-to-pod pod-full-vnet-connectivity service-endpoints private-dns-zones
    existing-vnet own-udr no-manual-udr no-extra-hop windows-node-pools virtual-nodes dual-stack
    network-policy policy-without-separate-engine fqdn-policy l7-policy
    high-performance-data-plane network-observability
    simple-configuration production advanced-aks-features third-party-cni egress-restriction agc-ingress
    source-ip-preserved-on-peering shared-subnet`),
  ingress: words(`
    ingress-api gateway-api internal-load-balancing external-load-balancing static-ip
    in-cluster-hosting azure-hosted-ingress tls-offload end-to-end-tls mtls backend-mtls tls-passthrough client-source-ip
    key-vault-certificates public-dns-zones private-dns-zone-records
    autoscaling availability-zone-resiliency automatic-retries traffic-splitting rate-limiting circuit-breaking
    customizable-nginx basic-routing service-mesh controller-managed-deployment bring-your-own-deployment`),
  'network-policy': words(`
    node-count pod-count windows-node-pools ipv6 fqdn-policy l7-policy policy-without-separate-engine agc-ingress`),
};

it.each(Object.entries(promised))('can be asked of every promised requirement of %s', (category, ids) => {
  const asked = ids.filter((id) => requirements.get(id)?.categories.includes(category));
  expect(asked).toEqual(ids);
});

const stack = content.categories.filter((category) => category.stack).map(({ id }) => id);

it.each(['supported-through', 'generally-available'])('can be asked of %s in every category of a stack', (id) => {
  expect([...(requirements.get(id)?.categories ?? [])].sort()).toEqual([...stack].sort());
});

const numbers: Readonly<Record<string, string>> = {
  'node-count': 'nodes',
  'pod-count': 'pods',
  'pods-per-node': 'pods',
  'free-vnet-addresses': 'addresses',
};

it('asks for numbers with a unit and bounds, for one day, and otherwise for a yes', () => {
  const all = [...requirements.values()];
  expect(Object.fromEntries(all.flatMap(({ id, type, unit }) => (type === 'number' ? [[id, unit]] : [])))).toEqual(
    numbers,
  );
  for (const { min, max } of all.filter(({ type }) => type === 'number')) expect(min).toBeLessThan(max ?? 0);
  expect(all.filter(({ type }) => type === 'date').map(({ id }) => id)).toEqual(['supported-through']);
});

// Facts on things that are not chosen from, and advice that favours nothing.
const NOT_ASKED = new Set(['filter-node-traffic']);

it('takes up every signal that speaks for an option', () => {
  const taken = new Set([...requirements.values()].flatMap(({ signals }) => signals));
  const spoken = content.facts.flatMap(({ value }) =>
    value.type === 'guidance' && value.direction !== 'advises' ? [value.signal] : [],
  );
  expect([...new Set(spoken)].filter((signal) => !taken.has(signal) && !NOT_ASKED.has(signal))).toEqual([]);
});

it('is drawn in an order that two requirements never share', () => {
  const orders = [...requirements.values()].map(({ order }) => order);
  expect(new Set(orders).size).toBe(orders.length);
});

it('says of a design what a design can hold, with each option of the categories it is asked of', () => {
  for (const requirement of requirements.values()) {
    if (requirement.design === undefined) continue;
    for (const option of content.options) {
      if (!requirement.categories.includes(option.category)) continue;
      const design = mergeDesigns({}, [told(requirement.design, sampleOf(requirement)), option.design ?? {}]);
      expect(designSchema.safeParse(design).error?.message, `${requirement.id} with ${option.id}`).toBeUndefined();
    }
  }
});

const sampleOf = ({ type, min }: Requirement) => (type === 'number' ? (min ?? 0) : type === 'yes' || '2030-01-01');

function told(design: unknown, value: unknown): unknown {
  if (design === '{value}') return value;
  if (Array.isArray(design)) return design.map((item: unknown) => told(item, value));
  if (typeof design !== 'object' || design === null) return design;
  return Object.fromEntries(Object.entries(design).map(([name, inner]) => [name, told(inner, value)]));
}

it('gives every option of a stack a design', () => {
  const without = content.options.filter(
    ({ category, role, moved, design }) =>
      stack.includes(category) && role === 'choice' && !moved && design === undefined,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
