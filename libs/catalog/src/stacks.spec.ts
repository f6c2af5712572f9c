import { fileURLToPath } from 'node:url';
import { fc } from '@fast-check/vitest';
import {
  compileExpression,
  compileRelease,
  designSchema,
  evaluate,
  mergeDesigns,
  recommendStack,
  recommendStackAnswerSchema,
  validate,
  type AskedRequirement,
  type CompiledRelease,
  type StackChoice,
} from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.js';

const TODAY = '2026-11-22';
const catalog = readCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
const newest = catalog.releases.at(-1)?.header;
if (!newest) throw new Error('the shipped catalog has no release');
const release: CompiledRelease = compileRelease(
  { ...newest, digest: catalog.digestAt(newest.sequence) },
  catalog.contentAt(newest.sequence),
);
const { content, options, requirements } = release;

const stackCategories = content.categories.filter(({ stack }) => stack).sort((a, b) => a.order - b.order);
const categoryIds = stackCategories.map(({ id }) => id);
const answering = (id: string) => {
  const requirement = requirements.get(id);
  return requirement?.stackCategories ?? requirement?.categories ?? [];
};
const askable = content.requirements.filter(({ id }) => answering(id).some((one) => categoryIds.includes(one)));

const patchOf = (id: string): unknown => options.get(id)?.design ?? {};
const designBy = (choice: StackChoice, ...more: readonly unknown[]) =>
  designSchema.parse(mergeDesigns({}, [...Object.values(choice).map(patchOf), ...more]));

/** The rules that a design breaks for certain. */
function broken(design: ReturnType<typeof designBy>, asOf = TODAY): readonly string[] {
  const read = { format: 'design', design, pointers: {}, unmapped: [] } as const;
  const { findings } = validate(release, read, { asOf, locale: 'en', horizon: 365 });
  return [
    ...new Set(findings.filter((one) => one.result === 'fail' && one.severity === 'error').map((one) => one.rule)),
  ];
}

const ask = (asked: readonly AskedRequirement[], asOf = TODAY) =>
  recommendStack(release, { stack: true, requirements: [...asked], top: 50, asOf, locale: 'en' });

/** A value that a requirement can be asked with. */
const valueOf = (id: string): fc.Arbitrary<boolean | number | string> => {
  const { type, min = 1, max = 5000 } = requirements.get(id) ?? {};
  if (type === 'number')
    return fc.integer({ min: Math.ceil(min), max: Math.floor(Math.max(min, Math.min(max, 10_000))) });
  return type === 'date' ? fc.constantFrom('2026-12-31', '2028-06-30', '2031-01-01') : fc.constant(true);
};
const asked = fc
  .subarray(
    askable.map(({ id }) => id),
    { maxLength: 10 },
  )
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          value: valueOf(id),
          strength: fc.constantFrom('must' as const, 'prefer' as const),
          weight: fc.integer({ min: 1, max: 10 }),
        }),
      ),
    ),
  );

describe('the stacks of the shipped catalog', () => {
  /** What makes an optional category take part, and no other. */
  const askingFor = (optional: string) =>
    askable
      .filter(({ id, type }) => type === 'yes' && answering(id).every((one) => one === optional))
      .find(({ id }) => answering(id).includes(optional));
  const optionals = stackCategories.filter(({ stack }) => stack?.optional).map(({ id }) => id);
  const everything = optionals.flatMap((id) => askingFor(id) ?? []);
  const all = ask(everything.map(({ id }) => ({ id, strength: 'must' })));

  it('have every category that something is asked of', () => {
    expect(optionals.length).toBeGreaterThan(0);
    expect(all.categories).toEqual(categoryIds);
    expect(ask([]).categories).toEqual(categoryIds.filter((id) => !optionals.includes(id)));
  });

  it.each(optionals)('are what is left when every combination with %s is validated by itself', (optional) => {
    const told = ask([{ id: askingFor(optional)?.id ?? '', strength: 'must' }]);
    const lists = told.categories.map((category) =>
      content.options.filter((one) => one.category === category && one.role === 'choice' && !one.moved),
    );
    const choices = lists.reduce<readonly (typeof content.options)[]>(
      (rest, list) => rest.flatMap((chosen) => list.map((one) => [...chosen, one])),
      [[]],
    );
    const excludes = new Map<string, number>();
    let [contradictory, held] = [0, 0];
    for (const chosen of choices) {
      const design = designBy(Object.fromEntries(chosen.map(({ id, category }) => [category, id])));
      const isOut = chosen.some(({ matches }) => {
        const given = { release, asOf: TODAY, variables: {}, design };
        return matches !== undefined && evaluate(compileExpression(matches, []), given).value === false;
      });
      const rules = isOut ? [] : broken(design);
      for (const rule of rules) excludes.set(rule, (excludes.get(rule) ?? 0) + 1);
      if (isOut) contradictory += 1;
      else if (rules.length === 0) held += 1;
    }
    expect(told.combinations).toEqual({
      possible: choices.length,
      contradictory,
      excluded: choices.length - contradictory - held,
      judged: held,
    });
    expect(new Map(told.constraints.map((one) => [one.rule, one.excludes]))).toEqual(excludes);
  });

  it('are taken out by rules that cite what they rest on, each with a part that breaks it', () => {
    expect(all.constraints.length).toBeGreaterThan(0);
    for (const { rule, options: part, facts, citations } of all.constraints) {
      expect(broken(designBy(part)), rule).toContain(rule);
      expect([facts.length > 0, citations.length > 0], rule).toEqual([true, true]);
    }
  });

  it('break no rule, whatever is asked and whenever', () => {
    const day = fc.constantFrom('2024-06-01', TODAY, '2028-04-01');
    fc.assert(
      fc.property(asked, day, (questions, asOf) => {
        const answer = ask(questions, asOf);
        expect(recommendStackAnswerSchema.parse(answer)).toEqual(answer);
        for (const { options: choice, score, parts } of answer.stacks.slice(0, 5)) {
          expect(broken(designBy(choice), asOf)).toEqual([]);
          expect(score.lo).toBe(parts.reduce((sum, { contribution }) => sum + contribution.lo, 0));
          expect(score.hi).toBe(parts.reduce((sum, { contribution }) => sum + contribution.hi, 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('that fit what says something of a design break no rule with that either', () => {
    const designs = askable.filter(({ design }) => design !== undefined);
    expect(designs.length).toBeGreaterThan(0);
    const broke: string[] = [];
    for (const { id, type, min = 1, design } of designs) {
      const value = type === 'yes' ? true : Math.max(min, 50);
      const said = JSON.parse(JSON.stringify(design), (_, part) => (part === '{value}' ? value : part));
      const { stacks } = ask([{ id, value, strength: 'must' }]);
      for (const { options: choice, verdict } of stacks)
        if (verdict === 'fits')
          broke.push(
            ...broken(designBy(choice, said)).map((rule) => `${id}: ${Object.values(choice).join(' + ')}: ${rule}`),
          );
    }
    expect(broke).toEqual([]);
  });
});
