import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designSchema } from '../model/design.js';
import type { RuleCase } from '../model/rule.js';
import { TODAY } from '../recommend.spec-fixture.js';
import { readDesign, rule } from '../rules/release.spec-fixture.js';
import { validate } from '../validate.js';
import { combinationsOf } from './combinations.js';
import { constraintsOf } from './constraints.js';
import { harbours, stackOption } from './stack.spec-fixture.js';
import { choiceOf, designOf, optionsOf, stackCategories } from './stack-space.js';

const fields = [
  'cluster.virtualNodes',
  'network.ownRoutes',
  'network.ownServiceEndpoints',
  'network.manualRoutesAccepted',
  'intent.networkPolicies',
  'intent.layer7Routing',
] as const;
const field = fc.constantFrom(...fields);
const told = fc.constantFrom<boolean | null>(true, false, null);

/** A partial design with some fields told. */
const design = fc.dictionary(field, told, { maxKeys: 3 }).map((values) => {
  const parts: Record<string, Record<string, boolean | null>> = {};
  for (const [path, value] of Object.entries(values)) {
    const [part = '', name = ''] = path.split('.');
    parts[part] = { ...parts[part], [name]: value };
  }
  return parts;
});

const text = fc.oneof(
  field.map((one) => `has(${one})`),
  fc.tuple(field, field).map(([a, b]) => `!(has(${a}) && ${a} && has(${b}) && !${b})`),
  fc.tuple(field, field, field).map(([a, b, c]) => `${a} || !has(${b}) || ${c}`),
  fc.tuple(field, field).map(([a, b]) => `${a} == ${b}`),
);
const severity = fc.constantFrom<RuleCase['severity']>('error', 'error', 'warning', 'note');
const ruleCase = fc.record({ assert: text, severity, appliesWhen: fc.option(text, { nil: undefined }) });
const rules = fc
  .array(fc.record({ cases: fc.array(ruleCase, { minLength: 1, maxLength: 2 }), each: fc.boolean() }), { maxLength: 4 })
  .map((list) =>
    list.map(({ cases, each }, index) => ({
      ...rule(
        `r${index}`,
        'cluster',
        cases.map(({ appliesWhen, ...one }) => (appliesWhen === undefined ? one : { ...one, appliesWhen })),
      ),
      ...(each ? { everyCase: true as const } : {}),
    })),
  );
const matches = fc.option(
  field.map((one) => `!(has(${one}) && ${one})`),
  { nil: undefined },
);
const options = fc
  .tuple(
    ...['plugin', 'plane', 'policy'].map((of) =>
      fc.array(fc.record({ design, matches }), { minLength: 1, maxLength: 3 }).map((list) => ({ of, list })),
    ),
  )
  .map((lists) =>
    lists.flatMap(({ of, list }) => list.map((one, at) => stackOption(`${of}-${at}`, of, one.design, one.matches))),
  );
const released = fc.record({ options, rules }).map((content) => harbours(content));

const at = { asOf: TODAY, horizon: 365 };
const question = { ...at, locale: 'en' } as const;

it('are what is left when every combination is validated by itself', () => {
  fc.assert(
    fc.property(released, (release) => {
      const categories = stackCategories(release);
      const combinations = combinationsOf(release, at, categories);
      const rows = categories.reduce<readonly (readonly number[])[]>(
        (rest, { options: own }) => rest.flatMap((row) => own.map((_, index) => [...row, index])),
        [[]],
      );
      const held: (readonly number[])[] = [];
      const excludes = new Map<string, number>();
      let contradictory = 0;
      for (const row of rows) {
        const chosen = optionsOf(combinations.space, row);
        const report = validate(release, readDesign(designSchema.parse(designOf(chosen))), question);
        if (
          isContradictory(
            chosen.map(({ matches: own }) => own?.text),
            designOf(chosen),
          )
        )
          contradictory += 1;
        else {
          const broken = report.findings.filter(({ result, severity: of }) => result === 'fail' && of === 'error');
          for (const id of new Set(broken.map((one) => one.rule))) excludes.set(id, (excludes.get(id) ?? 0) + 1);
          if (broken.length === 0) held.push(row);
        }
      }
      expect(combinations.held.map(({ row }) => row)).toEqual(held);
      expect(combinations).toMatchObject({ possible: rows.length, contradictory });
      expect(combinations.excluded).toBe(rows.length - contradictory - held.length);
      expect(new Map(combinations.refusals.map((one) => [one.rule, one.excludes]))).toEqual(excludes);
    }),
  );
});

/** The `matches` of these options are of one form, so what they say can be read without the language. */
function isContradictory(texts: readonly (string | undefined)[], of: unknown): boolean {
  return texts.some((one) => {
    const path = one === undefined ? undefined : /has\((.+?)\)/.exec(one)?.[1];
    const [part = '', name = ''] = (path ?? '').split('.');
    return (of as Record<string, Record<string, unknown> | undefined>)[part]?.[name] === true;
  });
}

it('that are taken out break the rule that is told, by the part that is told and by no smaller one', () => {
  fc.assert(
    fc.property(released, (release) => {
      const combinations = combinationsOf(release, at, stackCategories(release));
      for (const { rule: id, options: part } of constraintsOf(combinations, 'en')) {
        const chosen = Object.values(part).flatMap((one) => release.options.get(one) ?? []);
        expect(choiceOf(chosen)).toEqual(part);
        const isBroken = (some: typeof chosen) =>
          validate(release, readDesign(designSchema.parse(designOf(some))), question).findings.some(
            (one) => one.rule === id && one.result === 'fail' && one.severity === 'error',
          );
        expect(isBroken(chosen)).toBe(true);
        for (const one of chosen) expect(isBroken(chosen.filter((other) => other !== one))).toBe(false);
      }
    }),
  );
});
