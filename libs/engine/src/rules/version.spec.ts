import { describe, expect, it } from 'vitest';
import { compareVersions, parseSemver, parseVersion } from './version.js';

function compare(a: string, b: string): number | undefined {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left && right ? compareVersions(left, right) : undefined;
}

describe('versions', () => {
  it('compare part by part as numbers, a missing part counting as zero', () => {
    expect(compare('1.10.0', '1.7.9')).toBe(1);
    expect(compare('v1.30', '1.30.0')).toBe(0);
    expect(compare('1', '1.0.0.1')).toBe(-1);
    expect(compare('1.2.3+a', '1.2.3+b')).toBe(0);
  });

  it('order pre-releases as SemVer section 11 does', () => {
    const order = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ];
    for (const [index, version] of order.slice(1).entries()) expect(compare(order[index] ?? '', version)).toBe(-1);
    expect(compare('1.0.0-rc.1', '1.0.0-rc.1')).toBe(0);
  });

  it('are refused when they are none', () => {
    for (const text of ['', '1.', 'a', '1.2.3.4.5', '1.02', '01', '1.2-', '1..2', ' 1.2', '1.2.x', '1.9999999999'])
      expect(parseVersion(text)).toBeUndefined();
  });

  it('have exactly three parts as semantic versions', () => {
    expect(parseSemver('1.30.0-rc.1')).toBeDefined();
    for (const text of ['1.30', 'v1.30.0', '1.30.0.0', '1.30.x']) expect(parseSemver(text)).toBeUndefined();
  });
});
