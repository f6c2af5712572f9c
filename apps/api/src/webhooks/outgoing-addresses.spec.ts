import { describe, expect, it } from 'vitest';
import { faultOfUrl, isPublicAddress } from './outgoing-addresses.js';

const inside = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://①②⑦.0.0.1/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://0/',
  'http://0.0.0.0:80/',
  'http://10.0.0.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/metadata/instance',
  'http://168.63.129.16/',
  'http://172.31.255.255/',
  'http://192.168.1.1:8080/',
  'http://192.0.2.1/',
  'http://198.19.0.1/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a9fe:a9fe]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:db8::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://api.localhost:3000/',
] as const;

describe('the URL of a webhook', () => {
  it.each(inside)('is refused where it leads inside: %s', (url) => {
    expect(faultOfUrl(url, false)).toMatch(/private, local or reserved/);
    expect(faultOfUrl(url, true)).toBeUndefined();
  });

  it.each([
    ['file:///etc/passwd', 'Only https and http'],
    ['ftp://harbour.example/', 'Only https and http'],
    ['gopher://harbour.example:70/_x', 'Only https and http'],
    ['javascript:alert(1)', 'Only https and http'],
    ['data:text/plain,x', 'Only https and http'],
    ['//harbour.example/', 'no absolute URL'],
    ['harbour.example', 'no absolute URL'],
    ['http://', 'no absolute URL'],
    ['http://[fe80::1%25eth0]/', 'no absolute URL'],
    ['http://1.2.3.4.5.256/', 'no absolute URL'],
    ['https://user:secret@harbour.example/', 'credentials'],
    ['https://user@harbour.example/', 'credentials'],
    ['https://harbour.example/#there', 'fragment'],
  ])('is refused whatever is allowed: %s', (url, words) => {
    expect(faultOfUrl(url, true)).toContain(words);
    expect(faultOfUrl(url, false)).toContain(words);
  });

  it.each(['https://harbour.example/hooks?x=1', 'http://93.184.216.34/', 'https://[2606:4700::1]:8443/'])(
    'is taken where it leads outside: %s',
    (url) => {
      expect(faultOfUrl(url, false)).toBeUndefined();
    },
  );
});

describe('a public address', () => {
  it.each(['fe80::1%eth0', '::ffff:8.8.8.8', 'localhost', '', '127.0.0.1:80', '08.8.8.8'])('is not %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '100.128.0.1', '172.32.0.1', '223.255.255.255', '2001:4860:4860::8888', '2a00:1450::1'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
