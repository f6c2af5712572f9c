import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cidr, parseCidr } from '../addresses/address.js';
import { containsCidr, overlaps, size } from '../addresses/ranges.js';
import { carve, freeBlocks } from './free-space.js';

const range = (text: string): Cidr => {
  const read = parseCidr(text);
  if (!(read instanceof Cidr)) throw new Error(text);
  return read;
};
const ranges = (...texts: readonly string[]) => texts.map(range);
const cut = (space: readonly string[], wanted: Readonly<Record<string, number>>, taken: readonly string[] = []) => {
  const carved = carve(
    ranges(...space),
    ranges(...taken),
    Object.entries(wanted).map(([name, prefixLength]) => ({ name, prefixLength })),
  );
  return 'ranges' in carved
    ? Object.fromEntries([...carved.ranges].map(([name, { text }]) => [name, text]))
    : { noRoomFor: carved.noRoomFor.name, largestLeft: carved.largestLeft };
};

describe('carve', () => {
  it('cuts the largest first, whatever the order they are asked in', () => {
    const expected = { pods: '10.1.0.0/18', nodes: '10.1.64.0/22', gateway: '10.1.68.0/24' };
    expect(cut(['10.1.0.0/16'], { gateway: 24, nodes: 22, pods: 18 })).toEqual(expected);
    expect(cut(['10.1.0.0/16'], { pods: 18, nodes: 22, gateway: 24 })).toEqual(expected);
  });

  it('keeps the order of equally large ones', () => {
    expect(cut(['10.1.0.0/16'], { b: 24, a: 24 })).toEqual({ b: '10.1.0.0/24', a: '10.1.1.0/24' });
  });

  it('steps around what is taken, and goes on in the next range', () => {
    expect(cut(['10.1.0.0/23', '10.9.0.0/24'], { a: 24, b: 24 }, ['10.1.0.0/28'])).toEqual({
      a: '10.1.1.0/24',
      b: '10.9.0.0/24',
    });
  });

  it('tells what found no room and the largest block that is left', () => {
    expect(cut(['10.1.0.0/24'], { a: 25, b: 24 })).toEqual({ noRoomFor: 'a', largestLeft: null });
    expect(cut(['10.1.0.0/23'], { a: 24, b: 23, c: 25 }, ['10.1.1.0/25'])).toEqual({
      noRoomFor: 'b',
      largestLeft: 24,
    });
  });

  it('never lets ranges overlap, leaves the space or misses room that is there', () => {
    const lengths = fc.array(fc.integer({ min: 18, max: 28 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, (asked) => {
        const space = ranges('10.64.0.0/17', '192.168.4.0/22');
        const wanted = asked.map((prefixLength, index) => ({ name: String(index), prefixLength }));
        const carved = carve(space, [], wanted);
        if ('noRoomFor' in carved) {
          const needed = asked.reduce((sum, length) => sum + 2n ** BigInt(32 - length), 0n);
          // Cut in this order nothing is lost between blocks but at the end of a range of the space.
          return needed > size(range('10.64.0.0/17'));
        }
        const cuts = [...carved.ranges.values()];
        return cuts.every(
          (one, at) =>
            space.some((whole) => containsCidr(whole, one)) &&
            cuts.every((other, index) => index === at || !overlaps(one, other)),
        );
      }),
    );
  });
});

it('gives the free blocks from an address on, IPv6 too', () => {
  const first = (whole: string, options: { prefixLength: number; from?: bigint }, ...used: readonly string[]) =>
    freeBlocks(range(whole), ranges(...used), options).next().value?.text;
  expect(first('fd00::/8', { prefixLength: 108, from: range('fd12:3456:789a:1::/108').first })).toBe(
    'fd12:3456:789a:1::/108',
  );
  expect(first('fd12:3456:789a:1::/64', { prefixLength: 108 }, 'fd12:3456:789a:1::/108')).toBe(
    'fd12:3456:789a:1::10:0/108',
  );
  expect(first('10.0.0.0/8', { prefixLength: 16 }, '10.0.0.0/9')).toBe('10.128.0.0/16');
  expect(first('10.0.0.0/8', { prefixLength: 7 })).toBeUndefined();
});

it('is exact where a block is one of very many', () => {
  const [whole, taken] = ranges('fc00::/7', 'fd12:3456:789a:1::/108') as [Cidr, Cidr];
  const next = freeBlocks(whole, [taken], { prefixLength: 108, from: taken.first }).next().value;
  expect(next?.text).toBe('fd12:3456:789a:1::10:0/108');
});
