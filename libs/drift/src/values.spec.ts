import { describe, expect, it } from 'vitest';
import { cleanMarkup } from './clean-markup.js';
import { tokensOf } from './tokens.js';
import { kindsOfChange, valuesIn, type ChangeKind } from './values.js';

const words = (text: string) => tokensOf(cleanMarkup(text)).map(({ key }) => key);

describe('the words of a text', () => {
  it.each([
    ['**Up to** 5,000 [nodes](./a.md#b)', 'up to 5000 nodes'],
    ['Ｕｐ　ｔｏ ５，０００ nodes', 'up to 5000 nodes'],
    ['can&#39;t use &lt; 10&nbsp;nodes<br/>each', "can't use < 10 nodes each"],
    ['can’t use', "can't use"],
    [
      'クラスターあたり最大 400 ノード',
      Array.from('クラスターあたり最大').join(' ') + ' 400 ' + Array.from('ノード').join(' '),
    ],
    ['ﾉｰﾄﾞ ﾌﾟｰﾙ', Array.from('ノードプール').join(' ')],
    ['v1.29+ and <= 1.30', '1.29 + and ≤ 1.30'],
    ['[Azure CNI][azure-cni], `/24` and <placeholder>', 'azure cni 24 and < placeholder >'],
  ])('of %j are %j', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });
});

describe('values in words', () => {
  it.each([
    ['20–25 nodes, 1.5 million pods, 65K and twenty five', [20, 25, 1_500_000, 65_000, 25]],
    ['最大 5 万ポッド、三千ノード、１０個', [50_000, 3000, 10]],
    ['10.0.0.0/16 since 2026-03-01', [16]],
    ['the first one', []],
  ])('numbers of %j', (text, expected) => {
    expect(valuesIn(words(text)).numbers).toEqual(expected);
  });

  it.each([
    ['March 31, 2028'],
    ['31st of nothing, but 31 March 2028'],
    ['Mar 31st, 2028'],
    ['2028-03-31'],
    ['2028/3/31'],
    ['2028 年 3 月 31 日'],
  ])('the day of %j', (text) => {
    expect(valuesIn(words(text)).dates).toEqual(['2028-03-31']);
  });

  it('no day where there is only a month, or no such day', () => {
    expect(valuesIn(words('in March 2028, and on 2028-13-40')).dates).toEqual([]);
  });

  it.each([
    ["isn't supported, then supported", ['unsupported', 'supported']],
    ['サポートされていません。サポート対象です。', ['unsupported', 'supported']],
    ['Linux では使用できません', ['unsupported']],
  ])('support in %j', (text, expected) => {
    expect(valuesIn(words(text)).support).toEqual(expected);
  });
});

describe('a change', () => {
  it.each<[string, string, ChangeKind[]]>([
    ['up to 400 nodes', 'up to 500 nodes', ['number']],
    ['up to 400 nodes', 'at least 400 nodes', ['direction']],
    ['400 ノード以下', '400 ノード以上', ['direction']],
    ['version 1.29', 'version 1.30', ['version', 'number']],
    ['ends March 31, 2028', 'ends April 30, 2028', ['date']],
    ['is in preview', 'is generally available', ['support', 'stage']],
    ['they overlap', 'they never overlap', ['negation']],
    ['使用する', '使用しない', ['negation']],
    ['a big subnet', 'a large subnet', ['words']],
  ])('of %j to %j is of kind %j', (previous, next, kinds) => {
    expect(kindsOfChange(words(previous), words(next))).toEqual(kinds);
  });
});
