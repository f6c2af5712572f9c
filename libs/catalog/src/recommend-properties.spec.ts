import { fileURLToPath } from 'node:url';
import {
  canonicalJson,
  compileRelease,
  recommend,
  type CompiledRelease,
  type RecommendAnswer,
  type RecommendQuestion,
} from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.js';

const catalog = readCatalog(fileURLToPath(new URL('../aks-networking', import.meta.url)));
const newest = catalog.releases.map(({ header }) => header.sequence).sort((a, b) => b - a)[0] ?? 0;
const release = openRelease((content) => content);

type Content = ReturnType<typeof catalog.contentAt>;

function openRelease(change: (content: Content) => Content): CompiledRelease {
  const { header } = catalog.releases.find((one) => one.header.sequence === newest) ?? {};
  if (!header) throw new Error('the catalog has no release');
  return compileRelease({ ...header, digest: '0'.repeat(64) }, change(catalog.contentAt(newest)));
}

const fewer = new Map<string, CompiledRelease>();

/** The release in which one option cannot be chosen. */
function releaseWithout(gone: string): CompiledRelease {
  const known =
    fewer.get(gone) ??
    openRelease((content) => ({
      ...content,
      options: content.options.map((one) => (one.id === gone ? { ...one, role: 'component' } : one)),
    }));
  fewer.set(gone, known);
  return known;
}

type Asked = RecommendQuestion['requirements'][number];
interface Drawn {
  readonly category: string;
  readonly asked: readonly Asked[];
  readonly onUnknown: 'exclude' | 'warn' | 'include';
}

const categories = [
  ...new Set(
    release.content.options
      .filter(({ role, moved }) => role === 'choice' && moved === undefined)
      .map(({ category }) => category),
  ),
].sort();

const askableIn = (category: string) => release.content.requirements.filter((one) => one.categories.includes(category));

function asking({ id, type, min = 1, max = 5000 }: ReturnType<typeof askableIn>[number]): fc.Arbitrary<Asked> {
  const values: Readonly<Record<typeof type, fc.Arbitrary<boolean | number | string>>> = {
    yes: fc.constant(true),
    number: fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
    date: fc.integer({ min: 2026, max: 2030 }).map((year) => `${year}-06-30`),
  };
  return fc.record({
    id: fc.constant(id),
    value: values[type],
    strength: fc.constantFrom('must' as const, 'prefer' as const),
    weight: fc.integer({ min: 1, max: 10 }),
  });
}

const question: fc.Arbitrary<Drawn> = fc.constantFrom(...categories).chain((category) =>
  fc.record({
    category: fc.constant(category),
    asked: fc
      .shuffledSubarray(askableIn(category), { maxLength: Math.min(7, askableIn(category).length) })
      .chain((chosen) => fc.tuple(...chosen.map(asking))),
    onUnknown: fc.constantFrom('exclude' as const, 'warn' as const, 'include' as const),
  }),
);

const solve = ({ category, asked, onUnknown }: Drawn, within = release): RecommendAnswer =>
  recommend(within, { category, requirements: [...asked], onUnknown, asOf: '2026-11-22', locale: 'en' });

const ids = ({ options }: RecommendAnswer) => options.map(({ option }) => option);
const fitting = ({ options }: RecommendAnswer) =>
  options.filter(({ verdict }) => verdict === 'fits' || verdict === 'fits-with-conditions').map(({ option }) => option);
const isOver = ({ options, onUnknown }: RecommendAnswer) =>
  options.every(({ verdict }) => verdict === 'ruled-out' || (verdict === 'cannot-tell' && onUnknown === 'exclude'));
const only = (drawn: Drawn, keep: (one: Asked) => boolean): Drawn => ({ ...drawn, asked: drawn.asked.filter(keep) });

/** Whether another requirement is judged with one: leaving that out would change more than it. */
const isAskedFor = (id: string) =>
  release.content.requirements.some(({ judge }) => JSON.stringify(judge?.tree ?? null).includes(`"${id}"`));

const check = (property: fc.IProperty<[Drawn]>) => fc.assert(property, { numRuns: 60 });

describe('recommendations from the shipped catalog', () => {
  it('have contributions that sum to the score', () => {
    check(
      fc.property(question, (drawn) => {
        for (const { parts, score } of solve(drawn).options)
          for (const end of ['lo', 'hi'] as const)
            expect(parts.reduce((sum, { contribution }) => sum + contribution[end], 0)).toBe(score[end]);
      }),
    );
  });

  it('keep the order of the rest when an option that does not win is gone', () => {
    check(
      fc.property(question, (drawn) => {
        const all = solve(drawn);
        const gone = ids(all).filter((id) => id !== all.winner)[0];
        fc.pre(gone !== undefined && ids(all).length > 1);
        const rest = solve(drawn, releaseWithout(gone));
        expect(rest.winner).toBe(all.winner);
        expect(ids(rest)).toEqual(ids(all).filter((id) => id !== gone));
      }),
    );
  });

  it('never have a fitting option more for one must more', () => {
    check(
      fc.property(question, (drawn) => {
        const [added, ...others] = drawn.asked;
        fc.pre(added !== undefined && !isAskedFor(added.id));
        const before = fitting(solve({ ...drawn, asked: others }));
        const after = solve({ ...drawn, asked: [...others, { ...added, strength: 'must' }] });
        for (const id of fitting(after)) expect(before).toContain(id);
      }),
    );
  });

  it('do not depend on the order in which things are asked', () => {
    check(
      fc.property(question, (drawn) => {
        const turned = solve({ ...drawn, asked: [...drawn.asked].reverse() });
        expect(canonicalJson(turned)).toBe(canonicalJson(solve(drawn)));
      }),
    );
  });

  it('offer relaxations that bring what they say, of which no part brings anything, and conflicts that are minimal', () => {
    check(
      fc.property(question, (drawn) => {
        fc.pre(!drawn.asked.some(({ id }) => isAskedFor(id)));
        const answer = solve(drawn);
        const isHopeless = answer.options.every(({ platform }) => platform.length > 0);
        expect(answer.relaxations.length > 0).toBe(isOver(answer) && !isHopeless);
        for (const { drop, brings } of answer.relaxations) {
          const relaxed = solve(only(drawn, ({ id }) => !drop.includes(id)));
          for (const { option, verdict } of brings)
            expect(relaxed.options.find((one) => one.option === option)).toMatchObject({ verdict, platform: [] });
          for (const kept of drop)
            expect(isOver(solve(only(drawn, ({ id }) => id === kept || !drop.includes(id))))).toBe(true);
        }
        const musts = (of: readonly string[]) =>
          only(drawn, ({ id, strength }) => strength === 'must' && of.includes(id));
        for (const { requirements } of answer.conflicts) {
          expect(isOver(solve(musts(requirements)))).toBe(true);
          for (const spared of requirements)
            expect(isOver(solve(musts(requirements.filter((id) => id !== spared))))).toBe(false);
        }
      }),
    );
  });

  it('name flips that happen, at the first weight on their way', () => {
    check(
      fc.property(question, (drawn) => {
        fc.pre(!drawn.asked.some(({ id }) => isAskedFor(id)));
        const { flips, winner } = solve(drawn);
        const weighing = (id: string, weight: number) =>
          solve({
            ...drawn,
            asked: drawn.asked.flatMap((one) => (one.id !== id ? one : weight === 0 ? [] : { ...one, weight })),
          }).winner;
        for (const { requirement, weight, to, winner: other } of flips) {
          expect(weighing(requirement, to)).toBe(other);
          for (let on = weight; on !== to; on += Math.sign(to - weight)) expect(weighing(requirement, on)).toBe(winner);
        }
      }),
    );
  });

  it('ask next what comes to what it says', () => {
    check(
      fc.property(question, (drawn) => {
        const { nextQuestion } = solve(drawn);
        if (nextQuestion?.kind !== 'requirement') return;
        for (const { value, winner, rulesOut, leaves } of nextQuestion.answers) {
          const after = solve({
            ...drawn,
            asked: [...drawn.asked, { id: nextQuestion.requirement, value, strength: 'must' }],
          });
          expect(after.winner).toBe(winner);
          for (const id of leaves) expect(fitting(after)).toContain(id);
          for (const id of rulesOut)
            expect(after.options.find(({ option }) => option === id)?.verdict).toBe('ruled-out');
        }
      }),
    );
  });

  it('never put an option before one that is as good at everything and better at something', () => {
    const verdicts = ['no', 'unknown', 'yes-with-conditions', 'yes'];
    check(
      fc.property(question, (drawn) => {
        const { options } = solve(drawn);
        const levels = options.map(({ blockers, unknowns, conditions, met, parts }) => [
          ...[...blockers, ...unknowns, ...conditions, ...met]
            .sort((a, b) => (a.requirement < b.requirement ? -1 : 1))
            .map(({ verdict }) => verdicts.indexOf(verdict)),
          ...parts.flatMap(({ value }) => [value.lo, value.hi]),
        ]);
        for (const [a, one] of options.entries())
          for (const [b, other] of options.entries()) {
            if (one.platform.length > 0 || other.platform.length > 0) continue;
            const pairs = (levels[a] ?? []).map((level, at) => [level, levels[b]?.[at] ?? 0] as const);
            if (pairs.every(([x, y]) => x >= y) && pairs.some(([x, y]) => x > y))
              expect(one.rank).toBeLessThan(other.rank);
          }
      }),
    );
  });

  it('take back nothing that is told when a document states what none did', () => {
    const stated = new Set(
      release.content.facts.flatMap((one) => [one.option, ...one.alsoOf].map((id) => `${id}/${one.dimension}`)),
    );
    const [pattern] = catalog.contentAt(newest).facts;
    if (!pattern) throw new Error('the catalog has no fact');
    const gaps = release.content.options
      .filter(({ role }) => role === 'choice')
      .flatMap(({ id }) => release.content.dimensions.map((dimension) => ({ option: id, dimension })))
      .filter(({ option, dimension }) => dimension.kind === 'capability' && !stated.has(`${option}/${dimension.id}`));
    const told = (answer: RecommendAnswer) =>
      answer.options.flatMap(({ option, blockers, met, conditions }) =>
        [...blockers, ...met, ...conditions].map(({ requirement, verdict }) => `${option} ${requirement} ${verdict}`),
      );
    fc.assert(
      fc.property(
        question,
        fc.constantFrom(...gaps),
        fc.constantFrom('supported', 'unsupported'),
        (drawn, gap, support) => {
          const fact = {
            ...pattern,
            id: 'what-none-did',
            option: gap.option,
            alsoOf: [],
            with: [],
            scope: {},
            relations: [],
            dimension: gap.dimension.id,
            value: { type: 'capability' as const, support: support as 'supported' | 'unsupported' },
          };
          const more = openRelease((content) => ({ ...content, facts: [...content.facts, fact] }));
          const after = told(solve(drawn, more));
          for (const line of told(solve(drawn))) expect(after).toContain(line);
        },
      ),
      { numRuns: 20 },
    );
  });
});
