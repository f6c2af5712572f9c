import { Address4, Address6, AddressError } from 'ip-address';

export type Family = 4 | 6;

/** An address that was read: its family and its exact value as an integer. `text` is canonical (RFC 5952 for IPv6). */
export class IpAddress {
  constructor(
    readonly family: Family,
    readonly value: bigint,
    readonly text: string,
  ) {}
}

/** A range that was read: `first` and `last` are exact and inclusive, `text` is canonical. Has no host bits. */
export class Cidr {
  readonly family: Family;
  readonly first: bigint;
  readonly text: string;

  constructor(
    readonly network: IpAddress,
    readonly last: bigint,
    readonly prefixLength: number,
  ) {
    this.family = network.family;
    this.first = network.value;
    this.text = `${network.text}/${prefixLength}`;
  }
}

export type AddressFaultCode = 'malformed-ip' | 'malformed-cidr' | 'host-bits';

/** Why a text is no address or range: a permanent code, the text, and for host bits the range that was probably meant. */
export class AddressFault {
  constructor(
    readonly code: AddressFaultCode,
    readonly text: string,
    readonly corrected?: string,
  ) {}
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * Reads one IPv4 or IPv6 address. Refuses what readers of addresses disagree on: leading zeros in an octet, zones,
 * prefixes, and IPv4 addresses mapped into IPv6 (KEP-4858).
 */
export function parseIp(text: string): IpAddress | AddressFault {
  return (text.includes('/') ? undefined : readAddress(text)) ?? new AddressFault('malformed-ip', text);
}

/** Reads one range in CIDR notation. Guards as `parseIp`; a prefix is plain decimal without leading zeros; host bits are a fault that offers the range without them. */
export function parseCidr(text: string): Cidr | AddressFault {
  const parts = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const read = parts?.[1] === undefined ? undefined : readAddress(parts[1]);
  const prefixLength = Number(parts?.[2]);
  if (!read || prefixLength > BITS[read.family]) return new AddressFault('malformed-cidr', text);
  const hosts = hostMask(read.family, prefixLength);
  const first = read.value & ~hosts;
  if (first !== read.value)
    return new AddressFault('host-bits', text, `${formatIp(read.family, first)}/${prefixLength}`);
  return new Cidr(read, first | hosts, prefixLength);
}

/** The bits of an address that a prefix leaves to hosts. */
function hostMask(family: Family, prefixLength: number): bigint {
  return (1n << BigInt(BITS[family] - prefixLength)) - 1n;
}

const MAPPED_PREFIX = 0xffffn;

function readAddress(text: string): IpAddress | undefined {
  if (!/^[0-9a-fA-F.:]{2,45}$/.test(text)) return undefined;
  try {
    // Without leading zeros and short forms an IPv4 address has one spelling.
    if (!text.includes(':')) return new IpAddress(4, new Address4(text).bigInt(), text);
    const address = new Address6(text);
    const value = address.bigInt();
    return value >> 32n === MAPPED_PREFIX ? undefined : new IpAddress(6, value, address.correctForm());
  } catch (error) {
    if (error instanceof AddressError) return undefined;
    throw error;
  }
}

function formatIp(family: Family, value: bigint): string {
  return family === 4 ? Address4.fromBigInt(value).correctForm() : Address6.fromBigInt(value).correctForm();
}
