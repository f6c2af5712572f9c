import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CostMemory } from './cost-memory.js';

const document = parse('query A($first: Int, $question: Q) { a } query B { b }');

function counting() {
  const memory = new CostMemory();
  let weighed = 0;
  const cost = (variables: Record<string, unknown>, operationName = 'A', of = document) =>
    memory.costOf({ document: of, operationName, variables }, () => (weighed += 1));
  return { cost, weighed: () => weighed };
}

describe('the memory of costs', () => {
  it('weighs a document once for the questions that are put by it', () => {
    const { cost, weighed } = counting();
    cost({ first: 10, question: { options: ['a'] } });
    cost({ first: 10, question: { options: ['b'] } });
    expect(weighed()).toBe(1);
  });

  it.each<[string, Record<string, unknown>, string?]>([
    ['another page size', { first: 1000 }],
    ['a condition', { first: 10, isShown: true }],
    ['a page size that is left out', {}],
    ['none at all', { first: null }],
    ['another operation of the document', { first: 10 }, 'B'],
  ])('weighs again for %s', (_, variables, operation = 'A') => {
    const { cost, weighed } = counting();
    cost({ first: 10 });
    cost(variables, operation);
    expect(weighed()).toBe(2);
  });

  it('tells documents of one text apart, for one may be of another schema', () => {
    const { cost, weighed } = counting();
    cost({});
    cost({}, 'A', parse('query A($first: Int, $question: Q) { a } query B { b }'));
    expect(weighed()).toBe(2);
  });

  it('keeps nothing of a document that is refused', () => {
    const memory = new CostMemory();
    const refuse = () => {
      throw new Error('too costly');
    };
    expect(() => memory.costOf({ document, operationName: undefined, variables: {} }, refuse)).toThrow('too costly');
    expect(memory.costOf({ document, operationName: undefined, variables: {} }, () => 7)).toBe(7);
  });

  it('does not grow with the page sizes that are tried', () => {
    const { cost, weighed } = counting();
    for (let first = 0; first <= 100; first += 1) cost({ first });
    cost({ first: 0 });
    expect(weighed()).toBe(102);
  });
});
