import type { RecommendAnswer, RecommendStackAnswer } from '@plimsoll/engine';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  askRecommend,
  PAGE_DAY,
  pageAnswers,
  pageRelease,
  type PageAnswers,
  type RecommendAsked,
} from '../support/recommendation-answers.js';
import { flipText, grouped, pageLines, scoreText } from '../support/recommendation-lines.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/recommendation.md', import.meta.url)), 'utf8');
const [method = '', ...sections] = page.split(/^(?=### )/m);
const all = await pageAnswers();

/** A line without what a formatter changes: columns of tables, escapes, the character of an emphasis. */
const plain = (line: string): string =>
  line
    .replaceAll(/\\|[*_]/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
const plainLines = (text: string): string[] => text.split('\n').map(plain);

const sectionOf = ({ question }: PageAnswers): string => {
  const found = sections.find((section) => section.startsWith(`### ${question.name.en}\n`));
  if (found === undefined) throw new Error(`the page has no section on ${question.id}`);
  return found;
};

interface Cited {
  readonly fact: string;
  readonly quote: string;
}

/** Every citation inside an answer, however deep. */
function citationsIn(value: unknown): readonly Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(citationsIn);
  const { fact, quote } = value as Partial<Cited>;
  return fact === undefined || quote === undefined ? inside : [{ fact, quote }, ...inside];
}

/** The quotes of a text with the fact behind each; a question in quotes has the id of a requirement and is no citation. */
const quotesIn = (text: string): readonly Cited[] =>
  [...text.matchAll(/“([^”]+)” \(`([a-z0-9-]+)`/g)]
    .map(([, quote = '', fact = '']) => ({ quote, fact }))
    .filter(({ fact }) => !pageRelease.requirements.has(fact));

const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,.]*\d)/g)].map(([word]) => Number(word.replaceAll(',', '')));

const wordsIn = (text: string): readonly string[] =>
  [...text.replaceAll(/“[^”]*”/g, '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

const optionOf = ({ options }: RecommendAnswer, id: string) => options.find(({ option }) => option === id);

describe('docs/recommendation.md', () => {
  it('has one section for each question for a recommendation that the catalog keeps, in its order', () => {
    const headings = sections.map((section) => section.split('\n')[0]);
    expect(headings).toEqual(all.map(({ question }) => `### ${question.name.en}`));
  });

  it.each(all)('has a winner for $question.id in both forms, and so no relaxation', ({ category, stack }) => {
    expect(page).toContain('so none needs a relaxation');
    for (const answer of [category, stack]) {
      expect(answer.winner).not.toBeNull();
      expect([answer.relaxations, answer.conflicts]).toEqual([[], []]);
    }
  });

  it.each(all)('shows of $question.id what the engine answers, line by line', (answers) => {
    const lines = plainLines(sectionOf(answers));
    const expected = pageLines(answers).map(plain);
    expect(lines.filter((line) => expected.includes(line))).toEqual(expected);
    const claims = lines.filter((line) => /^(\||Flips|Ask next|Of \d|Configured|Asked|A tie)/.test(line));
    expect(claims.filter((line) => !/^\|( -+ \|)+$/.test(line) && !expected.includes(line))).toEqual([]);
  });

  it.each(all)('quotes of $question.id only what its answers cite', (answers) => {
    const cited = citationsIn(answers);
    const quotes = quotesIn(sectionOf(answers));
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote, fact } of quotes)
      expect(
        cited.filter((one) => one.fact === fact).map((one) => plain(one.quote)),
        fact,
      ).toContain(plain(quote));
  });

  it.each(all)('names of $question.id only what its answers name', (answers) => {
    const told = JSON.stringify(answers);
    const words = wordsIn(sectionOf(answers)).filter((word) => /^[\w-]+$|^[\d./]+$/.test(word));
    expect(words.filter((word) => !told.includes(/^[a-z]/.test(word) ? `"${word}"` : word))).toEqual([]);
  });

  it.each(all)(
    'tells of $question.id no large number but those of its answers and what lies between two scores',
    (answers) => {
      const told = new Set(numbersIn(JSON.stringify(answers, (_, value: unknown) => asWords(value))));
      const scores = [...answers.category.options, ...answers.stack.stacks].flatMap(({ score }) => [
        score.lo,
        score.hi,
      ]);
      const apart = new Set(scores.flatMap((one) => scores.map((other) => Math.abs(one - other))));
      const isTold = (number: number) => told.has(number) || apart.has(number);
      const strange = numbersIn(sectionOf(answers)).filter((number) => !isTold(number));
      expect(strange.filter((number) => number !== 1_000)).toEqual([]);
    },
  );
});

const asWords = (value: unknown): unknown => (typeof value === 'number' ? `${grouped(value)} ` : value);

describe('the method on docs/recommendation.md', () => {
  const named = (id: string): PageAnswers => {
    const found = all.find(({ question }) => question.id === id);
    if (!found) throw new Error(`the catalog keeps no ${id}`);
    return found;
  };

  it('says of which release and day it is', () => {
    expect(method).toContain(`release ${pageRelease.header.sequence} answers on ${PAGE_DAY}`);
  });

  it('adds up one score to the last digit', () => {
    const { category, asked } = named('two-thousand-node-platform');
    const { parts = [], score } = optionOf(category, 'azure-cni-pod-subnet') ?? {};
    const weightOf = (id: string) => asked.requirements.find((one) => one.id === id)?.weight ?? 0;
    const total = parts.reduce((sum, { requirement }) => sum + weightOf(requirement), 0);
    const rows = parts.map(({ requirement, weight, value, contribution }) => {
      expect(value.lo * weight).toBe(contribution.lo);
      const cells = [weightOf(requirement), weight, value.lo, contribution.lo].map(grouped);
      return `| \`${requirement}\` | ${cells.join(' | ')} |`;
    });
    const lines = plainLines(method);
    for (const row of [...rows, `| sum | ${total} | 10,000 | | ${grouped(score?.lo ?? 0)} |`])
      expect(lines).toContain(plain(row));
    for (const { requirement } of parts)
      expect(method).toContain(grouped(Math.round((1_000_000 * weightOf(requirement)) / total) / 100));
  });

  it('widens a score by what is unknown', () => {
    const found = optionOf(named('ip-starved-vnet').category, 'azure-cni-pod-subnet');
    const open = found?.parts.find(({ requirement }) => requirement === 'no-ip-planning');
    if (!found || !open) throw new Error('Azure CNI Pod Subnet is not judged on IP address planning');
    expect([open.value, found.score.hi - found.score.lo]).toEqual([{ lo: 0, hi: 1000 }, open.contribution.hi]);
    expect(method).toContain(`has ${grouped(open.weight)} of 10,000`);
    expect(method).toContain(`the score is ${scoreText(found.score)}`);
  });

  it('flips where the formula says', async () => {
    const prefer = (id: string) => ({ id, strength: 'prefer' as const, weight: 5 });
    const answer = await askRecommend<RecommendAnswer>({
      category: 'network-plugin',
      requirements: [prefer('ip-space-conservation'), prefer('pod-direct-access')],
    });
    const valuesOf = (id: string) => optionOf(answer, id)?.parts.map(({ value }) => value.lo) ?? [];
    const [winner, other] = [valuesOf('azure-cni-pod-subnet'), valuesOf('azure-cni-overlay')];
    const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + 5 * value, 0);
    expect([answer.winner, winner, other]).toEqual(['azure-cni-pod-subnet', [600, 1000], [1000, 0]]);
    expect(method).toContain(`by ${grouped(sumOf(winner))} to ${grouped(sumOf(other))}`);
    expect(5 + (sumOf(winner) - sumOf(other)) / ((other[1] ?? 0) - (winner[1] ?? 0))).toBe(2);
    const flip = answer.flips.find(({ requirement }) => requirement === 'pod-direct-access');
    expect(method).toContain(flip === undefined ? 'a flip' : flipText(flip, flip.winner));
  });

  it('drops and sets against each other what the engine does', async () => {
    const { winner, conflicts, relaxations } = await askRecommend<RecommendStackAnswer>({
      stack: true,
      requirements: [
        { id: 'fqdn-policy', strength: 'must', weight: 3 },
        { id: 'windows-node-pools', strength: 'must', weight: 8 },
      ],
    });
    expect([winner, conflicts]).toEqual([null, [{ requirements: ['fqdn-policy', 'windows-node-pools'] }]]);
    const costs = relaxations.map(({ drop, weight }) => `ropping \`${drop.join('`, `')}\` costs ${weight}`);
    expect(costs.length).toBe(2);
    for (const cost of costs) expect(method).toContain(cost);
  });

  it('loses kubenet on the day after the horizon that it names', async () => {
    const [, fits, out] = /horizon of (\d+) days kubenet fits; with (\d+) it is out/.exec(method) ?? [];
    const verdictAt = async (horizon: string | undefined) =>
      optionOf(
        await askRecommend<RecommendAnswer>({ category: 'network-plugin', horizon: Number(horizon), requirements: [] }),
        'kubenet',
      )?.verdict;
    expect(Number(out) - Number(fits)).toBe(1);
    expect([await verdictAt(fits), await verdictAt(out)]).toEqual(['fits', 'ruled-out']);
  });

  it('quotes what the platform refuses, and what rules between categories rest on', async () => {
    const balancers = await askRecommend<RecommendAnswer>({
      category: 'load-balancer',
      horizon: 495,
      requirements: [],
    });
    expect(optionOf(balancers, 'load-balancer-basic')?.platform.map(({ rule }) => rule)).toEqual(['retired']);
    const { constraints } = named('small-dev-cluster').stack;
    expect(method).toContain(constraints.find(({ rule }) => rule === 'cilium-pairing')?.reason);
    const cited = citationsIn([balancers, all]);
    const quotes = quotesIn(method);
    expect(quotes.length).toBeGreaterThan(2);
    for (const { quote, fact } of quotes)
      expect(
        cited.filter((one) => one.fact === fact).map((one) => plain(one.quote)),
        fact,
      ).toContain(plain(quote));
  });

  it('uses the words of the answers', () => {
    const told = JSON.stringify([all, pageRelease.content.requirements, ['horizon', 'current', 'pod-direct-access']]);
    expect(wordsIn(method).filter((word) => /^[\w-]+$/.test(word) && !told.includes(`"${word}"`))).toEqual([]);
  });
});

describe('what docs/recommendation.md says of another question', () => {
  const askOf = (id: string, change: object): Promise<RecommendAnswer> => {
    const asked = all.find(({ question }) => question.id === id)?.asked;
    if (!asked) throw new Error(`the catalog keeps no ${id}`);
    return askRecommend<RecommendAnswer>({ ...asked, ...change } as Partial<RecommendAsked>);
  };

  it('that nothing wins the Windows estate where unknowns are excluded', async () => {
    expect(page).toContain('With `onUnknown` set to exclude nothing would win.');
    expect((await askOf('windows-estate', {})).winner).not.toBeNull();
    expect((await askOf('windows-estate', { onUnknown: 'exclude' })).winner).toBeNull();
  });

  it('that overlay holds 2,000 nodes since a day in 2024', async () => {
    const [, before = '', since = ''] =
      /On ([\d-]+) overlay was still out, with 1,000 nodes; on ([\d-]+) it fits/.exec(page) ?? [];
    const at = async (asOf: string) =>
      optionOf(await askOf('two-thousand-node-platform', { asOf }), 'azure-cni-overlay');
    expect([(await at(before))?.verdict, (await at(since))?.verdict]).toEqual(['ruled-out', 'fits']);
    const limit = JSON.stringify((await at(before))?.blockers);
    expect(limit).toContain('overlay-max-nodes-1000-before');
  });

  it('that kubenet fits the small cluster until its end', async () => {
    expect(page).toContain('because no date was asked for');
    const horizon = { horizon: 1000 };
    expect(optionOf(await askOf('small-dev-cluster', horizon), 'kubenet')?.verdict).toBe('ruled-out');
  });

  it('that the platform of 2,000 nodes needs two pools', async () => {
    const { design } = all.find(({ question }) => question.id === 'two-thousand-node-platform')?.configuration ?? {};
    expect(design?.agentPools).toHaveLength(2);
  });
});
