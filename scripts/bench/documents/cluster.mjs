// One made-up cluster with its pools, subnets and peerings, as all the formats tell it.
const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
export const group = `${subscription}/resourceGroups/bench`;
export const vnetIdOf = (name) => `${group}/providers/Microsoft.Network/virtualNetworks/${name}`;
export const subnetIdOf = (name) => `${vnetIdOf('bench')}/subnets/${name}`;
const range = (from) => Array.from({ length: from }, (_, index) => index);

const PEERS = 3;
export const location = 'westeurope';
export const version = '1.33.2';
export const [podCidr, serviceCidr, dnsServiceIp] = ['192.168.0.0/16', '172.16.0.0/16', '172.16.0.10'];

/** What all the formats tell: each pool on a subnet of its own. */
export function clusterOf(size) {
  const pools = range(size).map((index) => ({
    name: `pool${index}`,
    mode: index === 0 ? 'System' : 'User',
    subnet: `snet-pool${index}`,
    prefix: `10.1.${index % 256}.0/24`,
    count: 3 + (index % 5),
    maxCount: 12,
  }));
  const peers = range(PEERS).map((index) => ({ name: `hub${index}`, prefix: `10.${index + 100}.0.0/16` }));
  return { pools, peers };
}
