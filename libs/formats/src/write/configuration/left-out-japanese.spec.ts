import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leftOutInJapanese } from './left-out-japanese.js';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** The texts of the module that gives the reasons: each holds a space, and starts as a sentence or with a pointer. */
function reasonsInSource(): readonly string[] {
  const source = readFileSync(new URL('./left-out.ts', import.meta.url), 'utf8').replaceAll(/\/\*\*.*?\*\//gsu, '');
  const noRole = /const noRole = "([^"]+)"/u.exec(source)?.[1] ?? '';
  const texts = [...source.matchAll(/'([^'\n]* [^'\n]*)'|`([^`\n]* [^`\n]*)`/gu)].map(
    ([, one, other]) => one ?? other ?? '',
  );
  const reasons = texts.map((text) => text.replace(/^(?:\$\{at\})?\/?\S*: /u, '').replace('${noRole}', noRole));
  return reasons
    .filter((text) => /[a-z]{2} [a-z]/u.test(text) && !text.startsWith('${'))
    .map((text) => text.replaceAll(/\$\{\w+\}/gu, '7'));
}

describe('a place that is left out', () => {
  it('keeps its pointer and has its reason in Japanese', () => {
    expect(leftOutInJapanese('/subnets/0/usedAddresses: is what is in use, and no setting')).toBe(
      '/subnets/0/usedAddresses: 使用中の数であり、設定ではありません',
    );
    expect(leftOutInJapanese('/vnets/1: stands outside the group rg-a: b, and is referred to, not made')).toBe(
      '/vnets/1: リソース グループ rg-a: b の外にあるため、作成せずに参照します',
    );
  });

  it('has every reason there is in Japanese', () => {
    const reasons = reasonsInSource();
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter((reason) => !JAPANESE.test(leftOutInJapanese(`/a: ${reason}`)))).toEqual([]);
  });
});
