import { BlockList, isIP, isIPv4 } from 'node:net';

type Range = readonly [network: string, prefix: number];

/** What of IPv4 is no public address of a machine: private, loopback, link-local, shared, documentation, multicast, reserved. */
const refusedV4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // a cloud's host answers its machines there
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only global unicast is public: mapped and translated IPv4, unique local, link-local and multicast lie outside of it. */
const GLOBAL_UNICAST: Range = ['2000::', 3];

/** What of global unicast leads elsewhere: Teredo and other protocols, 6to4, documentation. */
const refusedV6: readonly Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const listOf = (ranges: readonly Range[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
};

const notPublicV4 = listOf(refusedV4, 'ipv4');
const globalV6 = listOf([GLOBAL_UNICAST], 'ipv6');
const notPublicV6 = listOf(refusedV6, 'ipv6');

/** Tells whether an address is one of the public internet. What is no plain address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return globalV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
}

/** The host of a URL as the resolver takes it: an IPv6 address without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

const LOCAL_NAME = /(?:^|\.)localhost\.?$/;

/** What is wrong with a URL that is to be called, as far as it can be seen without looking up its name; undefined where nothing is. */
export function faultOfUrl(text: string, allowsPrivate: boolean): string | undefined {
  if (!URL.canParse(text)) return 'It is no absolute URL.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Only https and http are called.';
  if (url.username !== '' || url.password !== '') return 'It must not hold credentials.';
  if (url.hash !== '') return 'It must not have a fragment.';
  const host = hostOf(url);
  const isRefused = isIP(host) === 0 ? LOCAL_NAME.test(host) : !isPublicAddress(host);
  return isRefused && !allowsPrivate ? 'It must not lead to a private, local or reserved address.' : undefined;
}
