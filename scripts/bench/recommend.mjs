// recommend for one category and for a stack, warm, against a plain enumeration over tables that are worked out beforehand.
import { recommendAny } from '@plimsoll/engine';
import { judgeByFacts } from '../../libs/engine/dist/judge.js';
import { settleStackQuestion } from '../../libs/engine/dist/recommend-stack-question.js';
import { combinationsOf } from '../../libs/engine/dist/stack/combinations.js';
import { judgeMatrix } from '../../libs/engine/dist/stack/stack-matrix.js';
import { newestRelease } from './catalog.mjs';
import { median, perSecond } from './rounds.mjs';

const ASKED = 15;
const TOP = 5;
const ROUNDS = 7;
const asOf = '2026-11-22';
const head = { asOf, locale: 'en' };

/** Fifteen requirements, of each category in turn, so that all take part: the odd ones as musts, the even ones as preferences. */
function requirementsOf(release, categories, answering) {
  const inOrder = [...release.content.requirements].sort((a, b) => a.order - b.order);
  const wanted = new Set();
  for (let turn = 0; wanted.size < ASKED && turn < inOrder.length; turn += 1)
    for (const category of categories) {
      const next = inOrder.find((one) => !wanted.has(one) && answering(one).includes(category));
      if (next && wanted.size < ASKED) wanted.add(next);
    }
  return [...wanted].map(({ id, type, min = 1 }, place) => ({
    id,
    value: type === 'yes' ? true : type === 'number' ? min : asOf,
    strength: place % 2 === 0 ? 'must' : 'prefer',
    weight: (place % 10) + 1,
  }));
}

const VERDICTS = ['yes', 'yes-with-conditions', 'unknown', 'no'];

/** For each thing asked the places that answer for it, and by place and option a verdict and a value. */
function tableOf(release, question) {
  const { demands, categories } = settleStackQuestion(release, question);
  const { musts, preferences } = judgeMatrix({ release, asOf, judge: judgeByFacts }, categories, demands);
  const cellsOf = ({ at, cells }, of) => at.map((place, index) => ({ place, of: cells[index].map(of) }));
  return {
    rows: combinationsOf(release, { asOf, horizon: 365 }, categories).held.map(({ row }) => row),
    musts: musts.map((asked) => cellsOf(asked, ({ judgement }) => VERDICTS.indexOf(judgement.verdict))),
    preferences: preferences.map((asked) => ({
      weight: asked.demand.weight,
      cells: cellsOf(asked, ({ valuation }) => valuation.value),
    })),
  };
}

/** Every combination in turn: its class, its score, and the best of all; no reasons, no relaxations, no flips. */
function enumerate({ rows, musts, preferences }) {
  const total = preferences.reduce((sum, { weight }) => sum + weight, 0);
  const ranked = rows.map((row) => {
    let worst = 0;
    for (const cells of musts) for (const { place, of } of cells) worst = Math.max(worst, of[row[place]]);
    let [lo, hi] = [0, 0];
    for (const { weight, cells } of preferences) {
      lo += (weight / total) * Math.min(...cells.map(({ place, of }) => of[row[place]].lo));
      hi += (weight / total) * Math.min(...cells.map(({ place, of }) => of[row[place]].hi));
    }
    return { row, worst, lo, hi };
  });
  ranked.sort((a, b) => a.worst - b.worst || b.lo - a.lo || b.hi - a.hi);
  return ranked.slice(0, TOP);
}

export function benchRecommend() {
  const release = newestRelease();
  const { categories, options, requirements } = release.content;
  const choices = (id) => options.filter((one) => one.category === id && one.role === 'choice' && !one.moved).length;
  const asked = (id) => requirements.filter((one) => one.categories.includes(id)).length;
  const [category] = categories.map(({ id }) => id).sort((a, b) => asked(b) - asked(a));
  const stackIds = categories.filter(({ stack }) => stack).map(({ id }) => id);
  const answering = (one) => one.stackCategories ?? one.categories;
  const one = { ...head, category, requirements: requirementsOf(release, [category], ({ categories: of }) => of) };
  const whole = { ...head, stack: true, requirements: requirementsOf(release, stackIds, answering) };
  const table = tableOf(release, whole);
  const own = { ...table, rows: Array.from({ length: choices(category) }, (_, index) => table.rows[index]) };
  const judged = recommendAny(release, whole).combinations.judged;
  if (judged !== table.rows.length) throw new Error(`${judged} combinations against ${table.rows.length}`);
  return [
    row(`recommend, one category of ${choices(category)} options, ${one.requirements.length} requirements, ms`, {
      ours: () => recommendAny(release, one),
      plain: () => enumerate(own),
    }),
    row(`recommend, stack of ${judged} combinations, ${whole.requirements.length} requirements, ms`, {
      ours: () => recommendAny(release, whole),
      plain: () => enumerate(table),
    }),
  ];
}

function row(what, { ours, plain }) {
  const rates = { ours: [], plain: [] };
  perSecond(ours);
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.plain.push(perSecond(plain));
    rates.ours.push(perSecond(ours));
  }
  const [mine, theirs] = [1000 / median(rates.ours), 1000 / median(rates.plain)];
  return {
    what,
    value: mine.toFixed(2),
    against: `plain enumeration ${theirs.toFixed(3)}`,
    ratio: (mine / theirs).toFixed(1),
  };
}
