import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { AddressFault, Cidr, IpAddress, parseCidr, parseIp } from './address.js';
import { containsCidr, containsIp, family, firstAddress, masked, overlaps, prefixLength, size } from './ranges.js';

function range(text: string): Cidr {
  const read = parseCidr(text);
  if (read instanceof AddressFault) throw new Error(read.code);
  return read;
}
function address(text: string): IpAddress {
  const read = parseIp(text);
  if (read instanceof AddressFault) throw new Error(read.code);
  return read;
}

describe('reading addresses', () => {
  it('gives exact values and the canonical text of RFC 5952', () => {
    expect(address('10.0.0.1')).toMatchObject({ family: 4, value: 167772161n, text: '10.0.0.1' });
    expect(address('2001:DB8:0:0:1:0:0:1')).toMatchObject({ family: 6, text: '2001:db8::1:0:0:1' });
    expect(address('::')).toMatchObject({ value: 0n, text: '::' });
    expect(address('ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff').value).toBe((1n << 128n) - 1n);
  });

  it.each([
    '010.0.0.1',
    '10.1',
    '10.0.0.256',
    '10.0.0.1/32',
    '0x0a.0.0.1',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '',
    '1::2::3',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '[::1]',
    '::g',
    '１.2.3.4',
    '1.2.3.4\0',
  ])('refuses %j', (text) => expect(parseIp(text)).toEqual(new AddressFault('malformed-ip', text)));
});

describe('reading ranges', () => {
  it('gives both ends, exactly', () => {
    expect(range('10.0.0.0/8')).toMatchObject({
      family: 4,
      first: 167772160n,
      last: 184549375n,
      prefixLength: 8,
      text: '10.0.0.0/8',
    });
    expect(range('0.0.0.0/0').last).toBe((1n << 32n) - 1n);
    expect(range('2001:DB8::/32').text).toBe('2001:db8::/32');
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/08',
    '10.0.0.0/+8',
    '10.0.0.0/8/8',
    '10/8',
    'fe80::%1/64',
    '/8',
    '::ffff:0:0/96',
    '10.0.0.0/255.0.0.0',
  ])('refuses %j', (text) => expect(parseCidr(text)).toEqual(new AddressFault('malformed-cidr', text)));

  it('refuses host bits and offers the range without them', () => {
    expect(parseCidr('10.0.0.1/16')).toEqual(new AddressFault('host-bits', '10.0.0.1/16', '10.0.0.0/16'));
    expect(parseCidr('2001:db8::1/64')).toEqual(new AddressFault('host-bits', '2001:db8::1/64', '2001:db8::/64'));
  });
});

describe('ranges', () => {
  it('overlap and contain within one family only', () => {
    expect(overlaps(range('10.0.0.0/8'), range('10.255.0.0/16'))).toBe(true);
    expect(overlaps(range('10.0.0.0/9'), range('10.128.0.0/9'))).toBe(false);
    expect(overlaps(range('::/0'), range('0.0.0.0/0'))).toBe(false);
    expect(containsIp(range('10.0.0.0/30'), address('10.0.0.3'))).toBe(true);
    expect(containsIp(range('10.0.0.0/30'), address('10.0.0.4'))).toBe(false);
    expect(containsIp(range('::/0'), address('10.0.0.4'))).toBe(false);
    expect(containsCidr(range('10.0.0.0/8'), range('10.0.0.0/8'))).toBe(true);
    expect(containsCidr(range('10.0.0.0/9'), range('10.0.0.0/8'))).toBe(false);
  });

  it('tell their size, prefix, family, first address and masked form', () => {
    const one = range('10.0.0.0/24');
    expect([size(one), prefixLength(one), family(one), firstAddress(one).text, masked(one).text]).toEqual([
      256n,
      24,
      4,
      '10.0.0.0',
      '10.0.0.0/24',
    ]);
    expect(size(range('::/0'))).toBe(1n << 128n);
  });

  const anyRange = fc
    .tuple(fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), fc.integer({ min: 0, max: 32 }))
    .map(([value, prefix]) => {
      const first = (value >> BigInt(32 - prefix)) << BigInt(32 - prefix);
      const octets = [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n);
      return { text: `${octets.join('.')}/${prefix}`, first, size: 1n << BigInt(32 - prefix) };
    });
  test.prop([anyRange])('are read as they were written, with every address counted', (written) => {
    const read = range(written.text);
    expect([read.text, read.first, size(read)]).toEqual([written.text, written.first, written.size]);
  });
  test.prop([anyRange, anyRange])('overlap exactly when one contains the other', (a, b) => {
    const [left, right] = [range(a.text), range(b.text)];
    expect(overlaps(left, right)).toBe(containsCidr(left, right) || containsCidr(right, left));
    expect(overlaps(left, right)).toBe(overlaps(right, left));
  });
  test.prop([fc.string({ unit: 'binary', maxLength: 60 })])('any text is read or refused, never thrown at', (text) => {
    expect([Cidr, AddressFault]).toContain(parseCidr(text).constructor);
  });
});
