import { Problem, type ReleaseContentInput } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { requireNothingBlocks, weigh } from './draft-problems.js';

const rulesOf = (...ids: readonly string[]) => ({ rules: ids.map((id) => ({ id })) }) as unknown as ReleaseContentInput;
const problem = (check: string, id: string) => ({
  check,
  item: { kind: 'rule' as const, id },
  pointer: '/examples/0',
  message: 'm',
});

describe('what the checks say of a draft', () => {
  it('blocks, but for an example that comes out otherwise while its rule is as it was: that is what the impact report is about', () => {
    const [base, content] = [rulesOf('kept', 'edited'), rulesOf('kept', 'added')];
    const edited = { ...content, rules: [...content.rules, { ...base.rules[1], title: 'another' }] };
    const checks = ['kept', 'edited', 'added'].map((id) => problem('rule-examples-hold', id));
    const weighed = weigh([...checks, problem('rules-type-check', 'kept')], base, edited as ReleaseContentInput);
    expect(weighed.map(({ item, blocks }) => [item.id, blocks])).toEqual([
      ['kept', false],
      ['edited', true],
      ['added', true],
      ['kept', true],
    ]);
  });

  it('lists what blocks with a pointer that begins with the item, and no more than a caller can read', () => {
    const blocking = Array.from({ length: 120 }, () => ({ ...problem('schema', 'r'), blocks: true }));
    const refusal = () => requireNothingBlocks([...blocking, { ...problem('schema', 'other'), blocks: false }]);
    expect(refusal).toThrow(Problem);
    expect(refusal).toThrow('120 problems stand in the way of publishing.');
    try {
      refusal();
    } catch (error) {
      const { errors } = error as Problem;
      expect(errors).toHaveLength(100);
      expect(errors[0]).toEqual({ pointer: '/rule/r/examples/0', code: 'schema', detail: 'm' });
    }
    expect(() => requireNothingBlocks([{ ...problem('schema', 'r'), blocks: false }])).not.toThrow();
  });
});
