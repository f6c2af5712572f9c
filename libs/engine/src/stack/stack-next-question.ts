import { bestSplit, tellingOutcomes, type Outcome, type Splitting } from '../decision/split.js';
import type { Assessment, Judging } from '../judge-assess.js';
import { requirementsAskedBy } from '../judge-asked.js';
import type { NextStackQuestion } from '../model/recommend-stack.js';
import type { Requirement } from '../model/requirement.js';
import type { Locale } from '../model/words.js';
import type { Demand } from '../recommend-demand.js';
import { loneCell } from '../recommend-next-fact.js';
import { valuesToTry } from '../recommend-next-values.js';
import type { Combinations } from './combinations.js';
import { consequenceOf, consequenceOfMatrix, stillIn, type StillIn } from './stack-consequence.js';
import { verdictOn } from './stack-groups.js';
import type { Ranked } from './stack-impasse.js';
import { answeringCategories, askedRow, judgeMatrix, type AskedRow } from './stack-matrix.js';
import { choiceOf, optionsOf } from './stack-space.js';

/** At most this many answers to the question are told, those that split best. */
const MOST_ANSWERS = 8;

/** A question that is put into words only when it is the one to ask. */
type Asking = Splitting<() => NextStackQuestion, number>;
type Value = Demand['value'];

/**
 * What to find out next: a requirement that is not asked yet, or a fact that nothing states and that alone keeps a must from being told, some answer of which changes the class of a
 * stack or the winner. The one that splits most evenly the stacks that are still in; null where there is none.
 */
export function nextStackQuestion(of: Ranked, judging: Judging, locale: Locale): NextStackQuestion | null {
  const still = stillIn(of);
  const askings = openRequirements(still, judging).map((requirement) => askingFor(still, judging, requirement, locale));
  return bestSplit([...askings, ...factQuestions(still)])?.question() ?? null;
}

/** What is not asked yet. A requirement of a category that the stacks do not have would make other stacks, not choose between these. */
function openRequirements(still: StillIn, { release }: Judging): readonly Requirement[] {
  const ids = new Set(still.of.matrix.categories.map(({ id }) => id));
  const asked = new Set(demandsIn(still).map(({ requirement }) => requirement.id));
  return release.content.requirements.filter(
    (requirement) => !asked.has(requirement.id) && answeringCategories({ requirement }).every((id) => ids.has(id)),
  );
}

const demandsIn = ({ of: { matrix } }: StillIn): readonly Demand[] =>
  [...matrix.musts, ...matrix.preferences].map(({ demand }) => demand);

function askingFor(still: StillIn, judging: Judging, requirement: Requirement, locale: Locale): Asking {
  const asked = new Map(demandsIn(still).map((one) => [one.requirement.id, one.value]));
  const answering = answeringCategories({ requirement });
  const { categories } = still.of.matrix;
  const options = categories.flatMap(({ id, options: own }) => (answering.includes(id) ? own : []));
  const outcomes = valuesToTry(judging, requirement, options, asked).map((value) => {
    const all = new Map([...asked, [requirement.id, value] as const]);
    const added: Demand = { requirement, value, strength: 'must', weight: 1, asked: all };
    return { ...tryAnswer(still, judging, added), value };
  });
  const { id, type, unit } = requirement;
  const question = (): NextStackQuestion => ({
    kind: 'requirement',
    requirement: id,
    question: requirement.question[locale],
    type,
    ...(unit === undefined ? {} : { unit }),
    answers: tellAnswers(still, tellingOutcomes(outcomes, MOST_ANSWERS)),
  });
  return { id, question, outcomes };
}

/** What one more must would leave. Where others look at what is asked with it, they are judged again. */
function tryAnswer(still: StillIn, judging: Judging, added: Demand): Outcome<number> {
  const { categories } = still.of.matrix;
  const looksAtIt = ({ requirement }: Demand) => requirementsAskedBy(requirement).includes(added.requirement.id);
  const demands = demandsIn(still);
  if (!demands.some(looksAtIt)) {
    const row = askedRow(judging, categories, added);
    return consequenceOf(still, { at: row.at, verdictOf: (one) => verdictOn(row, one) });
  }
  const all = [...demands, added].map((one) => ({ ...one, asked: added.asked ?? new Map<string, Value>() }));
  return consequenceOfMatrix(still, judgeMatrix(judging, categories, all));
}

/** For each must and option, the one fact that is missing. */
function factQuestions(still: StillIn): readonly Asking[] {
  return still.of.matrix.musts.flatMap((asked, place) =>
    asked.cells.flat().flatMap((found): Asking[] => {
      const cell = loneCell(found.judgement);
      if (!cell) return [];
      const outcomes = ([true, false] as const).map((value) => {
        const known = withVerdict(asked, found, value ? 'yes' : 'no');
        return { ...consequenceOf(still, { at: asked.at, place, verdictOf: (row) => verdictOn(known, row) }), value };
      });
      const requirement = asked.demand.requirement.id;
      const question = (): NextStackQuestion => ({
        kind: 'fact',
        requirement,
        ...cell,
        answers: tellAnswers(still, outcomes),
      });
      return [{ id: `${requirement}/${cell.option}/${cell.dimension}`, question, outcomes }];
    }),
  );
}

function withVerdict(asked: AskedRow, of: Assessment, verdict: 'yes' | 'no'): AskedRow {
  const settle = (one: Assessment) => (one === of ? { ...one, judgement: { ...one.judgement, verdict } } : one);
  return { ...asked, cells: asked.cells.map((list) => list.map(settle)) };
}

function tellAnswers<V extends Value>(
  { of: { combinations } }: StillIn,
  outcomes: readonly (Outcome<number> & { readonly value: V })[],
) {
  return outcomes.map(({ value, leaves, rulesOut, cannotTell, winner }) => ({
    value,
    leaves: leaves.length,
    rulesOut: rulesOut.length,
    cannotTell: cannotTell.length,
    winner: winner === null ? null : choiceAt(combinations, winner),
  }));
}

function choiceAt({ space, held }: Combinations, place: number) {
  return choiceOf(optionsOf(space, held[place]?.row ?? []));
}
