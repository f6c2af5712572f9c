import type { IncomingMessage } from 'node:http';
import { isIP, type BlockList } from 'node:net';
import { networksOf } from '../config/access.schema.js';

type Arrived = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Tells where requests come from. A proxy is believed only where the configuration names it: anybody can send X-Forwarded-For. */
export class CallerAddress {
  private readonly trusted: BlockList | undefined;

  constructor(trustedProxies: readonly string[]) {
    this.trusted = trustedProxies.length === 0 ? undefined : networksOf(trustedProxies);
  }

  /** The nearest address that is none of a trusted proxy. */
  of({ headers, socket }: Arrived): string {
    const nearest = plainOf(socket.remoteAddress ?? '');
    if (!this.trusted) return nearest;
    const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
    let address = nearest;
    for (const next of told) {
      if (!this.isTrusted(address)) return address;
      const plain = plainOf(next.trim());
      if (isIP(plain) === 0) return address;
      address = plain;
    }
    return address;
  }

  private isTrusted(address: string): boolean {
    return this.trusted?.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') === true;
  }
}

/** IPv4 as it is written, also where a socket of both families tells it. */
const plainOf = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/** Whom an address counts as: whoever has one of IPv6 has the whole /64. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
