import type { RecommendAnswer, RecommendStackAnswer } from '@plimsoll/engine';
import type { PageAnswers } from './recommendation-answers.js';

const SHOWN_STACKS = 3;

/** The lines of a section of docs/recommendation.md that follow from the answers, to the letter and in this order. */
export function pageLines(answers: PageAnswers): readonly string[] {
  const { question, category, stack } = answers;
  const whole = answers.asked.stack === true;
  return [
    `### ${question.name.en}`,
    `\`${question.id}\`${whole ? ', asked as a stack' : ''}. ${question.note?.en ?? ''}`,
    askedLine(answers),
    '| | option | verdict | score | decided by |',
    ...category.options.map(optionRow),
    tieLine(category),
    flipsLine(category.flips.map((flip) => flipText(flip, flip.winner))),
    nextLine(category.nextQuestion, category.winner),
    ...wayLines(category),
    '| | stack | verdict | score | decided by |',
    ...stack.stacks.slice(0, SHOWN_STACKS).map((one) => stackRow(one, stack.categories)),
    countsLine(stack),
    flipsLine(stack.flips.map((flip) => flipText(flip, Object.values(flip.winner).join('`, `')))),
    nextLine(stack.nextQuestion, stack.winner),
    configurationLine(answers),
  ].filter((line) => line !== '');
}

export const grouped = (number: number): string => number.toLocaleString('en-US');
export const scoreText = ({ lo, hi }: { readonly lo: number; readonly hi: number }): string =>
  lo === hi ? grouped(lo) : `${grouped(lo)} to ${grouped(hi)}`;
const code = (id: string): string => `\`${id}\``;
const list = (ids: readonly string[]): string => ids.map(code).join(', ');

function askedLine({ asked }: PageAnswers): string {
  const told = (strength: string) =>
    asked.requirements
      .filter((one) => (one.strength ?? 'must') === strength)
      .map(({ id, value, weight }) => `${code(id)}${extra(strength === 'must' ? value : weight)}`)
      .join(', ');
  const current = asked.current === undefined ? '' : `; in use ${list([asked.current].flat())}`;
  return `Asked: must ${told('must')}; preferred, with weights, ${told('prefer')}${current}.`;
}

const extra = (value: boolean | number | string | undefined): string => {
  if (value === undefined || value === true) return '';
  return ` ${valueText(value)}`;
};

type Option = RecommendAnswer['options'][number];
type Stack = RecommendStackAnswer['stacks'][number];

function optionRow(option: Option): string {
  return `| ${option.rank} | ${option.name} | ${option.verdict} | ${scoreText(option.score)} | ${decidedBy(option)} |`;
}

function stackRow(stack: Stack, categories: readonly string[]): string {
  const names = categories.map((category) => stack.names[category] ?? '');
  return `| ${stack.rank} | ${names.join(' + ')} | ${stack.verdict} | ${scoreText(stack.score)} | ${decidedBy(stack)} |`;
}

/** The requirements that make the verdict what it is, the gravest kind first. */
function decidedBy(found: Pick<Option | Stack, 'blockers' | 'unknowns' | 'conditions'>): string {
  const kinds = { no: found.blockers, unknown: found.unknowns, 'on condition': found.conditions };
  const told = Object.entries(kinds).flatMap(([word, reasons]) => {
    const ids = [...new Set((reasons as readonly { requirement: string }[]).map(({ requirement }) => requirement))];
    return ids.length === 0 ? [] : `${word}: ${list(ids)}`;
  });
  return told.length === 0 ? 'every must is met' : told.join('; ');
}

function tieLine({ options, tie }: RecommendAnswer): string {
  const [first] = options;
  return tie && first ? `A tie: ${list([first.option, ...first.tiedWith])}; only the fixed order puts one first.` : '';
}

interface FlipWeights {
  readonly requirement: string;
  readonly weight: number;
  readonly to: number;
  readonly tieAt: number;
}

export const flipText = ({ requirement, weight, to, tieAt }: FlipWeights, winner: string): string =>
  `${code(requirement)} from ${weight} to ${to} (level at ${tieAt}): ${code(winner)}`;

const flipsLine = (texts: readonly string[]): string =>
  texts.length === 0 ? 'Flips: none; no change of one weight changes the winner.' : `Flips: ${texts.join('; ')}.`;

type Winner = RecommendAnswer['winner'] | RecommendStackAnswer['winner'];

function nextLine(next: RecommendAnswer['nextQuestion'] | RecommendStackAnswer['nextQuestion'], now: Winner): string {
  if (next === null) return 'Ask next: nothing; no single answer would change this.';
  const answers = next.answers.map(({ value, winner }) => `${valueText(value)}: ${otherThan(now, winner)}`);
  const about = next.kind === 'requirement' ? `“${next.question}” (${code(next.requirement)})` : factOf(next);
  return `Ask next: ${about}; ${answers.join('; ')}.`;
}

const valueText = (value: boolean | number | string): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? grouped(value) : value;
};

/** What is new in a winner: the option, or those options of a stack that were not in the one before. */
function otherThan(now: Winner, winner: Winner): string {
  if (winner === null) return 'nothing is left';
  const ids = (one: Winner) => (typeof one === 'string' ? [one] : Object.values(one ?? {}));
  const fresh = ids(winner).filter((id) => !ids(now).includes(id));
  return fresh.length === 0 ? 'the same winner' : list(fresh);
}

const factOf = ({ option, dimension }: { readonly option: string; readonly dimension: string }): string =>
  `what ${code(dimension)} is for ${code(option)}`;

function wayLines({ options }: RecommendAnswer): readonly string[] {
  return options.flatMap(({ option, migration }) => {
    if (migration === null) return [];
    const told = [...migration.steps.map(({ text }) => text), ...migration.frozen.map(({ message }) => message)];
    return [`- From ${list(migration.from)} to ${code(option)}, ${migration.verdict}: ${told.join(' ')}`];
  });
}

function countsLine({ combinations, stacks, tie }: RecommendStackAnswer): string {
  const { possible, contradictory, excluded, judged } = combinations;
  const alike = stacks[0]?.alike ?? 0;
  return `Of ${grouped(possible)} combinations ${grouped(contradictory)} are no design, ${grouped(excluded)} break a rule and ${grouped(judged)} are judged; ${grouped(alike)} come to the same as the first${tie ? ', a tie' : ''}.`;
}

function configurationLine({ configuration, addressSpace }: PageAnswers): string {
  const { ranges, report, open, design } = configuration;
  const told = ranges.map(({ for: what, name, range }) =>
    what === 'subnets'
      ? `subnet ${name} ${code(range)}`
      : `${what === 'pod-cidrs' ? 'pod' : 'service'} CIDR ${code(range)}`,
  );
  const pools = (Array.isArray(design.agentPools) ? design.agentPools : []).map(
    ({ name, count, osType }) => `${name} (${grouped(Number(count))} ${osType})`,
  );
  const rest =
    open.length === 0 ? 'nothing is left open' : `left open: ${list([...new Set(open.map((one) => one.code))])}`;
  return `Configured in ${code(addressSpace)}: pools ${pools.join(', ')}; ${told.join(', ')}; validate says ${report.outcome}, ${rest}.`;
}
