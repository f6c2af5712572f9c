import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseCidr, parseIp, AddressFault, Cidr, type IpAddress } from './address.js';
import { daysBetween } from './day.js';
import { holdsCount, isFirstOf, isPrivate, prefixFor, prefixSize, size } from './ranges.js';
import { parseSurge, surgeNodes } from './surge.js';

const cidr = (text: string): Cidr => {
  const read = parseCidr(text);
  if (!(read instanceof Cidr)) throw new Error(`${text} is no range`);
  return read;
};

const ip = (text: string): IpAddress => {
  const read = parseIp(text);
  if (read instanceof AddressFault) throw new Error(`${text} is no address`);
  return read;
};

describe('isFirstOf', () => {
  it.each([
    ['10.0.0.0', true],
    ['10.0.0.1', true],
    ['10.0.0.2', false],
    ['10.0.0.10', false],
    ['9.255.255.255', false],
    ['fd00::', false],
  ])('of 10.0.0.0/16 and %s is %s', (address, is) => expect(isFirstOf(ip(address), cidr('10.0.0.0/16'))).toBe(is));
});

describe('prefix lengths', () => {
  it.each([
    [28, 16],
    [29, 8],
    [30, 4],
    [31, 2],
    [24, 256],
    [0, 4_294_967_296],
    [33, undefined],
    [-1, undefined],
  ])('gives a /%i its %s addresses', (length, addresses) => expect(prefixSize(length)).toBe(addresses));

  it.each([
    [0, 32],
    [1, 32],
    [2, 31],
    [256, 24],
    [257, 23],
    [1581, 21],
    [2048, 21],
    [2049, 20],
    [4_294_967_296, 0],
    [4_294_967_297, undefined],
  ])('holds %i addresses in /%s', (count, length) => expect(prefixFor(count)).toBe(length));

  test.prop([fc.integer({ min: 1, max: 4_294_967_296 })])('is the longest one that holds a count', (count) => {
    const length = prefixFor(count) ?? -1;
    expect(prefixSize(length)).toBeGreaterThanOrEqual(count);
    expect(prefixSize(length + 1) ?? 0).toBeLessThan(count);
  });
});

describe('ranges of both families', () => {
  it('are counted exactly where a number no longer can', () => {
    expect(size(cidr('fd00::/64'))).toBe(18_446_744_073_709_551_616n);
    expect(holdsCount(cidr('fd00::/64'), Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(holdsCount(cidr('fd00::/124'), 16)).toBe(true);
    expect(holdsCount(cidr('fd00::/124'), 17)).toBe(false);
  });

  it.each([
    ['10.0.0.0/8', true],
    ['10.0.0.0/7', false],
    ['172.16.0.0/12', true],
    ['172.32.0.0/16', false],
    ['192.168.4.0/24', true],
    ['100.64.0.0/10', true],
    ['100.128.0.0/16', false],
    ['8.8.8.0/24', false],
    ['fd12:3456:789a::/64', true],
    ['2001:db8::/32', false],
  ])('says whether %s is private: %s', (text, expected) => expect(isPrivate(cidr(text))).toBe(expected));
});

describe('a surge', () => {
  it.each([
    ['3', 50, 3],
    ['0', 50, 0],
    ['10%', 50, 5],
    ['10%', 51, 6],
    ['33%', 3, 1],
    ['1%', 1, 1],
    ['1%', 0, 1],
    ['0%', 50, 0],
    ['100%', 7, 7],
  ])('of %s adds to %i nodes %i', (text, count, nodes) => {
    const surge = parseSurge(text);
    expect(surge && surgeNodes(surge, count)).toBe(nodes);
  });

  it.each(['', '%', '10 %', '-1', '1.5', '101%', 'ten', '1e3', '10%%'])('cannot be read from %j', (text) => {
    expect(parseSurge(text)).toBeUndefined();
  });
});

describe('days between days', () => {
  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-22', '2028-03-31', 495],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-11-22', '2025-09-30', -418],
    ['2026-11-22', '2026-02-30', undefined],
    ['2026-11-22', 'soon', undefined],
  ])('from %s to %s are %s', (from, to, days) => expect(daysBetween(from, to)).toBe(days));
});
