import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.js';
import { grammar, isTooLarge, types, values, type Values } from './grammar.spec-fixture.js';
import { judgeText } from './release.spec-fixture.js';

function judge(text: string, variables: object) {
  try {
    return judgeText(text, { types, variables: variables as Record<string, unknown> });
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw error;
  }
}

const hidden = fc.uniqueArray(fc.constantFrom(...(Object.keys(types) as (keyof Values)[])), { minLength: 1 });

describe('telling what was unknown', () => {
  test.prop([grammar.bool, values, hidden], { numRuns: 400 })(
    'never changes an answer that was known',
    (text, full, names) => {
      const partial = judge(text, without(full, names));
      fc.pre(partial !== undefined && partial.value !== 'unknown');
      expect(judge(text, full)?.value).toBe(partial.value);
    },
  );

  test.prop([grammar.bool, values, hidden], { numRuns: 300 })(
    'is what an unknown names: told what is missing, it knows',
    (text, full, names) => {
      const partial = judge(text, without(full, names));
      fc.pre(partial?.value === 'unknown');
      expect(names).toEqual(expect.arrayContaining([...partial.missing]));
      expect(judge(text, full)?.value).not.toBe('unknown');
    },
  );

  const texts = [
    "network.plugin == 'kubenet' || agentPools.all(p, p.osType == 'Linux' && p.count > 0)",
    "agentPools.exists(p, has(p.osType) && p.osType == 'Windows') && chosen('network-plugin') != 'kubenet'",
    "agentPools.filter(p, p.osType == 'Linux').map(p, p.count).sum() > 1 ? network.ownRoutes : !network.ownRoutes",
    "has(network.pluginMode) ? network.pluginMode == 'overlay' : network.plugin in ['kubenet', 'azure']",
  ];
  const pool = { osType: fc.constantFrom('Linux', 'Windows'), count: fc.integer({ min: 0, max: 3 }) };
  const told = fc.record({
    network: fc.record({
      plugin: fc.constantFrom('kubenet', 'azure'),
      pluginMode: fc.constantFrom('overlay', null),
      ownRoutes: fc.boolean(),
    }),
    agentPools: fc.array(fc.record(pool), { maxLength: 3 }),
  });
  test.prop([fc.constantFrom(...texts), told, fc.infiniteStream(fc.boolean())], { numRuns: 400 })(
    'never flips an answer about a design',
    (text, design, coins) => {
      const partial = judgeText(text, { design: forget(design, coins) as Design });
      fc.pre(partial.value === true || partial.value === false);
      expect(judgeText(text, { design }).value).toBe(partial.value);
    },
  );

  it('matters: the same questions are unknown on a design that tells nothing', () => {
    for (const text of texts) expect(judgeText(text).value).toBe('unknown');
  });
});

function without(full: Values, names: readonly (keyof Values)[]): Partial<Values> {
  return Object.fromEntries(Object.entries(full).filter(([name]) => !names.includes(name as keyof Values)));
}

/** Leaves out members of objects, by the throw of a coin; the items of a list stay. */
function forget(value: unknown, coins: Iterator<boolean>): unknown {
  if (Array.isArray(value)) return value.map((item) => forget(item, coins));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => coins.next().value !== true)
      .map(([name, member]) => [name, forget(member, coins)]),
  );
}
