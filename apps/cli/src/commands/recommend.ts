import type { RecommendAnswer, RecommendStackAnswer } from '@plimsoll/engine';
import type { Given } from '../arguments/given.js';
import { showRecommended } from '../shown/recommended.js';
import { answering } from './answer.js';
import { requirementsOf } from './requirement.js';

export const runRecommend = answering<RecommendAnswer | RecommendStackAnswer>({
  verb: 'recommend',
  told: toldBy,
  show: showRecommended,
});

function toldBy(given: Given) {
  const current = given.texts('current');
  return {
    category: given.positionals[0],
    stack: given.has('stack') ? true : undefined,
    requirements: requirementsOf(given),
    onUnknown: given.text('on-unknown'),
    horizon: given.whole('horizon'),
    current: current.length > 1 ? current : current[0],
    top: given.whole('top'),
  };
}
