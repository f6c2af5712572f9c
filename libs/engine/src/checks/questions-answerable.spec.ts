import { expect, it } from 'vitest';
import { draftWith, type DraftContent } from './draft.spec-fixture.js';
import { questionsAnswerable } from './questions-answerable.js';

type Question = NonNullable<DraftContent['questions']>[number];

const stay: Question = {
  id: 'a-short-stay',
  order: 1,
  name: { en: 'A short stay', ja: '短い滞在' },
  ask: { verb: 'recommend', question: { category: 'berth', requirements: [{ id: 'stay-short', strength: 'prefer' }] } },
};
const keeping = (...questions: Question[]) => draftWith((draft) => void (draft.questions = questions));

it('lets questions pass that the release can answer', () => {
  const design: Question = { ...stay, id: 'b', ask: { verb: 'validate', question: { document: { agentPools: [] } } } };
  expect(questionsAnswerable.run(keeping(stay, design))).toEqual([]);
});

it('points at what a question asks that the release does not know', () => {
  const requirements = [{ id: 'stay-short' }, { id: 'stay-shrt' }];
  const draft = keeping({ ...stay, ask: { verb: 'recommend', question: { category: 'berth', requirements } } });
  const [problem, ...others] = questionsAnswerable.run(draft);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    item: { kind: 'question', id: 'a-short-stay' },
    pointer: '/ask/question/requirements/1/id',
  });
  expect(problem?.message).toContain('stay-short');
});

it('points at a category in which nothing can be chosen', () => {
  const draft = draftWith((content) => {
    content.questions = [stay];
    for (const option of content.options) option.role = 'family';
  });
  expect(questionsAnswerable.run(draft).map(({ pointer }) => pointer)).toEqual(['/ask/question/category']);
});
