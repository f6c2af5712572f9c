import { describe, expect, it } from 'vitest';
import { rule } from '../rules/release.spec-fixture.js';
import { TODAY } from '../recommend.spec-fixture.js';
import { combinationsOf, type Combinations } from './combinations.js';
import { constraintsOf, warningsOf } from './constraints.js';
import { harbours, stackOption } from './stack.spec-fixture.js';
import { choiceOf, optionsOf, stackCategories } from './stack-space.js';

const at = { asOf: TODAY, horizon: 365 };
const all = (release = harbours()) => combinationsOf(release, at, stackCategories(release));
const named = ({ space, held }: Combinations) =>
  held.map(({ row }) =>
    optionsOf(space, row)
      .map(({ id }) => id)
      .join('+'),
  );

describe('the combinations of a release', () => {
  it('have an option of each category of a stack, in the order of the categories, and hold every rule', () => {
    const combinations = all();
    expect(combinations.space.categories.map(({ id }) => id)).toEqual(['plugin', 'plane', 'policy', 'ingress']);
    expect(named(combinations)).toEqual([
      'bridge+chain+tiger+nozzle',
      'flat+chain+tiger+gate',
      'flat+chain+tiger+nozzle',
      'flat+hive+bee+gate',
      'flat+hive+bee+nozzle',
      'flat+hive+tiger+gate',
      'flat+hive+tiger+nozzle',
      'overlay+chain+tiger+gate',
      'overlay+chain+tiger+nozzle',
      'overlay+hive+bee+gate',
      'overlay+hive+bee+nozzle',
      'overlay+hive+tiger+gate',
      'overlay+hive+tiger+nozzle',
    ]);
  });

  it('leave out what is no design, because an option is not the one in use where the others are', () => {
    // A hive is told by its plugin, so a bridge has none.
    expect(all()).toMatchObject({ possible: 24, contradictory: 4, excluded: 7 });
  });

  it('tell for each rule how many it takes out by itself, by id', () => {
    expect(all().refusals).toEqual([
      { rule: 'bee-needs-hive', excludes: 6 },
      { rule: 'gate-needs-azure', excludes: 2 },
    ]);
  });

  it('are those of the categories that are asked for alone', () => {
    const release = harbours();
    const some = stackCategories(release).filter(({ optional }) => !optional);
    expect(named(combinationsOf(release, at, some))).toEqual([
      'bridge+chain',
      'flat+chain',
      'flat+hive',
      'overlay+chain',
      'overlay+hive',
    ]);
  });

  it('are worked out once for a day and its categories', () => {
    const release = harbours();
    expect(all(release)).toBe(all(release));
    expect(combinationsOf(release, { ...at, asOf: '2027-01-01' }, stackCategories(release))).not.toBe(all(release));
  });

  it('count what the platform takes by itself', () => {
    const value = {
      text: "'azure'",
      treeVersion: 1 as const,
      tree: { k: 'literal', value: 'azure' },
      reads: [],
      facts: [],
      cost: 1,
    };
    const title = { en: 'plane', ja: 'plane' };
    const planeByDefault = {
      id: 'd',
      order: 1,
      title,
      for: 'cluster' as const,
      path: 'network/dataPlane',
      value,
      formats: ['arm'],
    };
    const { space, held } = all(harbours({ defaults: [planeByDefault] }));
    for (const { row, defaults } of held)
      expect(defaults).toBe(choiceOf(optionsOf(space, row))['plane'] === 'chain' ? 1 : 0);
  });

  it('are refused where there are too many to go through', () => {
    const many = Array.from({ length: 130 }, (_, index) => `o${index}`);
    const options = ['plugin', 'plane', 'policy'].flatMap((of) => many.map((id) => stackOption(`${of}-${id}`, of)));
    expect(() => all(harbours({ options, rules: [] }))).toThrow(
      expect.objectContaining({ status: 422, code: 'too-many-combinations' }),
    );
  });
});

describe('a rule that takes combinations out', () => {
  it('is told with the smallest part of one that breaks it, its message, and how many it takes out', () => {
    expect(constraintsOf(all(), 'en')).toEqual([
      {
        rule: 'bee-needs-hive',
        title: 'Rule bee-needs-hive',
        reason: 'A bee needs a hive.',
        options: { plane: 'chain', policy: 'bee' },
        excludes: 6,
        facts: [],
        citations: [],
      },
      {
        rule: 'gate-needs-azure',
        title: 'Rule gate-needs-azure',
        reason: 'No gate on a bridge.',
        options: { plugin: 'bridge', ingress: 'gate' },
        excludes: 2,
        facts: [],
        citations: [],
      },
    ]);
    expect(constraintsOf(all(), 'ja')[0]?.reason).toBe('A bee needs a hive. (ja)');
  });

  it('may take out an option by itself', () => {
    const rules = [rule('no-bridge', 'cluster', [{ assert: "network.plugin != 'kubenet'", message: 'gone' }])];
    const combinations = all(harbours({ rules }));
    expect(constraintsOf(combinations, 'en')).toMatchObject([{ rule: 'no-bridge', options: { plugin: 'bridge' } }]);
    expect(named(combinations).some((one) => one.includes('bridge'))).toBe(false);
  });

  it('takes out by each case of its own where every case judges', () => {
    const cases = [
      { appliesWhen: "network.plugin == 'kubenet'", assert: 'false', message: 'first' },
      { appliesWhen: "has(network.policy) && network.policy == 'calico'", assert: 'false', message: 'second' },
    ];
    const combinations = all(harbours({ rules: [{ ...rule('each', 'cluster', cases), everyCase: true }] }));
    expect(combinations.refusals).toEqual([{ rule: 'each', excludes: 12 }]);
    expect(named(combinations).filter((one) => /bridge|tiger/.test(one))).toEqual([]);
  });

  it('takes out nothing where it is not certain, where it cannot be judged, or where it only warns', () => {
    const rules = [
      rule('pools', 'agent-pools', [{ assert: 'pool.count > 0' }]),
      rule('warns', 'cluster', [{ assert: "network.plugin != 'kubenet'", severity: 'warning' }]),
      rule('notes', 'cluster', [{ assert: "network.plugin != 'kubenet'", severity: 'note' }]),
    ];
    expect(all(harbours({ rules }))).toMatchObject({ excluded: 0, refusals: [] });
  });
});

describe('a rule that warns of a combination', () => {
  it('is told with the smallest part that it warns of', () => {
    const combinations = all();
    const warnings = combinations.held.map(({ row }) => warningsOf(combinations, row, 'en'));
    expect(named(combinations).filter((_, index) => warnings[index]?.length)).toEqual([
      'overlay+chain+tiger+nozzle',
      'overlay+hive+bee+nozzle',
      'overlay+hive+tiger+nozzle',
    ]);
    expect(warnings.flat()[0]).toEqual({
      rule: 'nozzle-on-overlay',
      title: 'Rule nozzle-on-overlay',
      reason: 'A nozzle drips on an overlay.',
      options: { plugin: 'overlay', ingress: 'nozzle' },
      facts: [],
      citations: [],
    });
    expect(combinations.held.map(({ warnings: count }) => count)).toEqual(warnings.map(({ length }) => length));
  });

  it('is not told where it warns whatever is chosen', () => {
    const combinations = all(
      harbours({ rules: [rule('always', 'cluster', [{ assert: 'false', severity: 'warning' }])] }),
    );
    expect(combinations.held.every(({ warnings }) => warnings === 0)).toBe(true);
  });
});
