import { expect, it } from 'vitest';
import { addFact, draftWith, itemOf, type DraftContent } from './draft.spec-fixture.js';
import { supersedesAcyclic } from './supersedes-acyclic.js';

function supersede(draft: DraftContent, newer: string, older: string): void {
  const fact = itemOf(draft.facts, newer);
  fact.relations = [...(fact.relations ?? []), { type: 'supersedes', fact: older }];
}

it('lets chains and two heirs of one fact pass', () => {
  const draft = draftWith((content) => {
    for (const id of ['a', 'b', 'c']) addFact(content, 'pier-max-ships', { id });
    supersede(content, 'c', 'b');
    supersede(content, 'c', 'a');
    supersede(content, 'b', 'a');
  });
  expect(supersedesAcyclic.run(draft)).toEqual([]);
});

it('reports a circle once, with the way round, and not for other relations', () => {
  const draft = draftWith((content) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) addFact(content, 'pier-max-ships', { id });
    supersede(content, 'c', 'b');
    supersede(content, 'b', 'd');
    supersede(content, 'd', 'c');
    supersede(content, 'a', 'c');
    itemOf(content.facts, 'e').relations = [{ type: 'conflicts-with', fact: 'e' }];
  });
  expect(supersedesAcyclic.run(draft)).toEqual([
    {
      check: 'supersedes-acyclic',
      item: { kind: 'fact', id: 'b' },
      pointer: '/relations',
      message: 'supersedes itself: b -> d -> c -> b',
    },
  ]);
});

it('reports a fact that supersedes itself', () => {
  const draft = draftWith((content) => supersede(content, 'pier-ferries', 'pier-ferries'));
  expect(supersedesAcyclic.run(draft).map(({ message }) => message)).toEqual([
    'supersedes itself: pier-ferries -> pier-ferries',
  ]);
});

it('follows a chain of ten thousand facts', () => {
  const draft = draftWith((content) => {
    const like = itemOf(content.facts, 'pier-max-ships');
    content.facts = Array.from({ length: 10_000 }, (_, index) => ({
      ...like,
      id: `f${index}`,
      relations: [{ type: 'supersedes' as const, fact: `f${(index + 1) % 10_000}` }],
    }));
  });
  expect(supersedesAcyclic.run(draft)).toHaveLength(1);
});
