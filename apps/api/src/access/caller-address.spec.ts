import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CallerAddress, networkOf } from './caller-address.js';

const from = (remoteAddress: string, forwarded?: string | string[]) => ({
  socket: { remoteAddress } as Socket,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded as string },
});

describe('the address of a caller', () => {
  it('is the one that the socket tells, whatever the request says, where no proxy is trusted', () => {
    expect(new CallerAddress([]).of(from('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9');
  });

  const behind = new CallerAddress(['10.0.0.0/8', '2001:db8:1::/48']);

  it.each([
    ['one trusted proxy', from('10.1.2.3', '198.51.100.1'), '198.51.100.1'],
    ['two trusted proxies', from('10.1.2.3', '198.51.100.1, 10.9.9.9'), '198.51.100.1'],
    ['a trusted proxy of both families', from('::ffff:10.1.2.3', '198.51.100.1'), '198.51.100.1'],
    ['a trusted proxy of IPv6', from('2001:db8:1::7', '2001:db8:9::1'), '2001:db8:9::1'],
    ['somebody else, who claims to stand for another', from('203.0.113.9', '198.51.100.1'), '203.0.113.9'],
    ['a proxy that was told a lie before', from('10.1.2.3', '1.1.1.1, 198.51.100.1'), '198.51.100.1'],
    ['a proxy that tells nothing', from('10.1.2.3'), '10.1.2.3'],
    ['a proxy that tells no address', from('10.1.2.3', 'unknown'), '10.1.2.3'],
    ['trusted proxies alone', from('10.1.2.3', '10.4.4.4'), '10.4.4.4'],
  ])('behind %s is the nearest that is not trusted', (_what, arrived, address) => {
    expect(behind.of(arrived)).toBe(address);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('of %j is %j: whoever has one of IPv6 has all of its /64', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
