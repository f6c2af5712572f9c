import { citationsOf } from './citations.js';
import type { CompiledRelease } from './compile.js';
import { LIFECYCLE, NOT_JUDGED, type Cell, type Judgement } from './judge.js';
import { phrasesIn, type Phrases } from './judge-phrases.js';
import type { Fact } from './model/fact.js';
import type { Option } from './model/option.js';
import type { Reason } from './model/recommend.js';
import type { Locale } from './model/words.js';
import type { Demand } from './recommend-demand.js';
import { isOfType, opponentsOf, type GuidanceFact } from './recommend-facts.js';
import { factView } from './rules/fact-view.js';
import type { Valuation } from './score-value.js';

/** What every reason of one answer is told in. */
export interface Setting {
  readonly release: CompiledRelease;
  readonly asOf: string;
  readonly locale: Locale;
}

/** One demand on one option with all that was found out about it. */
export interface Case {
  readonly demand: Pick<Demand, 'requirement' | 'value'>;
  readonly option: Option;
  readonly judgement: Judgement;
  /** The use-when lines for the option that speak to the demand. */
  readonly guidance: readonly GuidanceFact[];
}

/** A reason in words, the facts in the order in which it tells them, and their citations. */
export type Account = Pick<Reason, 'reason' | 'facts' | 'citations'>;

/** A sentence and the facts it tells. */
interface Line {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** Tells why a must came out as it did: what was asked, what the facts say, on what condition, and who disagrees. A blocker is told without the use-when lines that would have spoken for it. */
export function explainMust(setting: Setting, { demand, option, judgement, guidance }: Case): Account {
  const lines = judgementLines(setting, option, judgement);
  const opponents = opponentLines(setting, judgement.opponents);
  const further = judgement.verdict === 'no' ? [] : furtherLines(setting, guidance, [...lines, ...opponents]);
  const told = [...lines, ...further, ...opponents];
  return account(setting, option, [...askedLines(setting, demand), ...orSilence(setting, judgement, told)]);
}

/** A yes or no that rests on the absence of any record says so. */
function orSilence({ locale }: Setting, { verdict }: Judgement, told: readonly Line[]): readonly Line[] {
  if (told.length > 0 || verdict === 'unknown') return told;
  return [untold(verdict === 'no' ? phrasesIn[locale].nothingFor : phrasesIn[locale].nothingAgainst)];
}

/** Tells where the value of a preference comes from: the source of its scale that was known, or why none was. */
export function explainPart(setting: Setting, found: Case, valuation: Valuation): Account {
  const { demand, option, judgement, guidance } = found;
  const isJudged = valuation.by === 'judge' || valuation.by === undefined;
  const opponents = opponentLines(setting, isJudged ? judgement.opponents : []);
  const lines = valueLines(setting, found, valuation);
  const further = furtherLines(setting, guidance, [...lines, ...opponents]);
  const told = [...lines, ...further, ...opponents];
  return account(setting, option, [...askedLines(setting, demand), ...orSilence(setting, judgement, told)]);
}

/** The use-when lines that are not told yet. */
function furtherLines(setting: Setting, guidance: readonly Fact[], told: readonly Line[]): Line[] {
  const isTold = (fact: Fact) => told.some(({ facts }) => facts.includes(fact));
  return guidance.filter((fact) => !isTold(fact)).map((fact) => factLine(setting, fact));
}

function valueLines(setting: Setting, { option, judgement }: Case, { by, facts }: Valuation): Line[] {
  const phrases = phrasesIn[setting.locale];
  const name = option.name[setting.locale];
  if (by === undefined) return [...judgementLines(setting, option, judgement), untold(phrases.noValue)];
  if (by === 'judge') return judgementLines(setting, option, judgement);
  if (facts.length === 0) return [untold(phrases.unlined(name))];
  return facts.map((fact) => factLine(setting, fact));
}

function askedLines({ locale }: Setting, { requirement, value }: Case['demand']): Line[] {
  if (typeof value === 'boolean') return [];
  return [untold(phrasesIn[locale].asked(String(value), requirement.unit))];
}

function judgementLines(setting: Setting, option: Option, judgement: Judgement): Line[] {
  const partEnds = new Set<Fact>(judgement.conditions.filter((fact) => isOfType(fact, 'lifecycle')));
  const lines = judgement.facts.filter((fact) => !partEnds.has(fact)).map((fact) => factLine(setting, fact));
  lines.push(...judgement.conditions.flatMap((fact) => conditionLine(setting, fact)));
  if (judgement.verdict !== 'unknown') return lines;
  const heard = new Set(judgement.facts.filter((fact) => isOfType(fact, 'guidance')).map((fact) => fact.dimension));
  const gaps = judgement.missing
    .filter(({ dimension }) => !heard.has(dimension))
    .map((cell) => missingLine(setting, option, cell));
  for (const { question } of judgement.unasked)
    gaps.push(untold(phrasesIn[setting.locale].unasked(question[setting.locale])));
  const isExplained = judgement.failure === undefined && gaps.some(({ facts }) => facts.length === 0);
  const failure = isExplained ? [] : [untold(failureText(phrasesIn[setting.locale], judgement.failure))];
  return [...lines, ...gaps, ...failure];
}

/** A sentence that tells no fact. */
const untold = (text: string): Line => ({ text, facts: [] });

function failureText(phrases: Phrases, failure: string | undefined): string {
  if (failure === undefined) return phrases.notDecided;
  return failure === NOT_JUDGED ? phrases.notJudged : phrases.notComputed(failure);
}

function factLine(setting: Setting, fact: Fact): Line {
  const text = textOf(setting, fact);
  return { text: isOfType(fact, 'guidance') ? phrasesIn[setting.locale].guidance(text) : text, facts: [fact] };
}

function textOf({ locale }: Setting, fact: Fact): string {
  const phrases = phrasesIn[locale];
  const doubt = fact.certainty !== 'stated' && fact.note ? [phrases.doubtful(fact.note[locale])] : [];
  return phrases.join([fact.text[locale], ...doubt]);
}

/** What is said in a cell without deciding it (a symbolic limit, an empty cell of a table), or that nothing is said. */
function missingLine(setting: Setting, option: Option, cell: Cell): Line {
  const { release, asOf, locale } = setting;
  const phrases = phrasesIn[locale];
  const name = subjectName(setting, option, cell);
  const isOwn = cell.option === option.id;
  const used = isOwn ? factView(release, asOf).cell(cell.option, cell.dimension).main?.used : undefined;
  if (used) return isOfType(used, 'guidance') ? untold(phrases.unlined(name)) : factLine(setting, used);
  if (cell.dimension === LIFECYCLE) return untold(phrases.unstanding(name));
  return untold(phrases.unstated(release.dimensions.get(cell.dimension)?.name[locale] ?? cell.dimension, name));
}

/** A cell of another option was asked for together with the one in question. */
function subjectName({ release, locale }: Setting, option: Option, cell: Cell): string {
  const own = option.name[locale];
  if (cell.option === option.id) return own;
  return phrasesIn[locale].together(release.options.get(cell.option)?.name[locale] ?? cell.option, own);
}

/** Of a conditional statement its condition; of the end of a part the end itself. */
function conditionLine(setting: Setting, fact: Fact): Line[] {
  const { locale } = setting;
  if (isOfType(fact, 'lifecycle')) return [{ text: phrasesIn[locale].partEnds(textOf(setting, fact)), facts: [fact] }];
  const condition = fact.value.type === 'capability' ? fact.value.condition : undefined;
  return condition ? [{ text: phrasesIn[locale].condition(condition[locale]), facts: [fact] }] : [];
}

function opponentLines(setting: Setting, facts: readonly Fact[]): Line[] {
  return facts.map((fact) => ({ text: phrasesIn[setting.locale].disputed(textOf(setting, fact)), facts: [fact] }));
}

/** Joins the lines; what contradicts a fact that was told is told too, and nothing twice. */
function account(setting: Setting, option: Option, lines: readonly Line[]): Account {
  const { release, asOf, locale } = setting;
  const told = new Set(lines.flatMap(({ facts }) => facts));
  const others = opponentsOf(release, [...told], option.id, asOf);
  const all = [...lines, ...opponentLines(setting, others)];
  const facts = [...new Set(all.flatMap((line) => line.facts))];
  const texts = [...new Set(all.map(({ text }) => text))];
  return {
    reason: phrasesIn[locale].join(texts),
    facts: facts.map(({ id }) => id),
    citations: citationsOf(release, facts, locale),
  };
}
