import { digestOf } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { answerDigest } from './answer-digest.js';

const side = {
  release: { catalog: 'boats', sequence: 1, label: '2026.1.0', digest: 'a'.repeat(64) },
  asOf: '2026-11-22',
};
const change = { what: 'verdict', option: 'canoe', from: null, to: 'fits', text: 'The canoe is new.', because: [] };
const question = {
  question: 'a-boat',
  name: 'A boat',
  verb: 'recommend',
  changed: true,
  from: { verb: 'recommend', winner: null, tie: false, options: [] },
  to: { verb: 'recommend', winner: 'canoe', tie: false, options: [] },
  changes: [change],
  because: [],
};
const answer = {
  kind: 'plimsoll-answers-diff/1',
  engineVersion: '0.1.0',
  locale: 'en',
  from: side,
  to: side,
  counts: { changed: 1, unchanged: 0 },
  questions: [question],
};

describe('answerDigest', () => {
  it('is that of the canonical JSON', () => {
    expect(answerDigest(answer)).toBe(digestOf(answer));
    expect(answerDigest({ a: [null] })).toBe(digestOf({ a: [null] }));
    expect(answerDigest('boat')).toBe(digestOf('boat'));
  });

  it('is the same for what GraphQL gives, with names of types and nulls for what is left out', () => {
    const byGraphql = {
      __typename: 'AnswersDiff',
      ...answer,
      questions: [
        {
          ...question,
          __typename: 'QuestionDiff',
          changes: [{ ...change, rule: null, requirement: null, path: null }],
        },
      ],
    };
    const before = structuredClone(byGraphql);
    expect(answerDigest(byGraphql)).toBe(digestOf(answer));
    expect(byGraphql).toEqual(before);
  });

  it('is another one where a null that says something is not there', () => {
    const { winner: _winner, ...from } = question.from;
    expect(answerDigest({ ...answer, questions: [{ ...question, from }] })).not.toBe(digestOf(answer));
    expect(answerDigest({ ...answer, kind: 'boats/1', note: null })).not.toBe(
      answerDigest({ ...answer, kind: 'boats/1' }),
    );
  });
});
