import { setImmediate } from 'node:timers/promises';
import {
  diffReleases,
  runExamples,
  type CompiledRelease,
  type ExampleMismatch,
  type Fact,
  type Rule,
} from '@plimsoll/engine';
import { isSame } from './content-changes.js';
import { readingRules } from './impact.js';
import { movedNumbers, movedWords, type NumberMove } from './moved-numbers.js';

export type RuleExample = Rule['examples'][number];

/** How an example can be brought up to date: by a design that stands to the new limit as the old one stood to the old, or by the verdict that it has now. */
export type ExampleTake = 'design' | 'verdict';

interface ExampleProposal {
  readonly take: ExampleTake;
  readonly example: RuleExample;
}

/** An example of a rule that does not come out as it says; `facts` are the changed ones that the rule reads, `proposals` the best one first. */
export interface BrokenExample {
  readonly rule: string;
  readonly at: number;
  readonly example: RuleExample;
  readonly asOf: string;
  readonly expected: string;
  readonly gives: ExampleMismatch['results'];
  readonly problem: string | null;
  readonly facts: readonly string[];
  readonly proposals: readonly ExampleProposal[];
}

/** Two releases, the first of which the second is a change of. */
interface ExampleSides {
  readonly base: CompiledRelease;
  readonly draft: CompiledRelease;
}

/** The examples that do not hold in a draft, judged as the publishing check judges them. Others get their turn between one rule and the next. */
export async function brokenExamples(sides: ExampleSides): Promise<readonly BrokenExample[]> {
  const { draft } = sides;
  const asOf = lastVerified(draft);
  const reading = new Map(
    readingRules(draft, diffReleases(sides.base, draft).changes).map(({ rule, facts }) => [rule, facts]),
  );
  const broken: BrokenExample[] = [];
  for (const rule of draft.content.rules) {
    const facts = reading.get(rule.id) ?? [];
    const moves = facts.flatMap((fact) => moveOf(fact, sides));
    const names = rule.examples.map(({ name }) => name);
    for (const mismatch of runExamples(draft, rule, asOf)) {
      const at = names.indexOf(mismatch.example);
      const example = rule.examples[at];
      if (example) broken.push(brokenOf(mismatch, { rule, at, example }, { draft, asOf, facts, moves }));
    }
    await setImmediate();
  }
  return broken;
}

interface Placed {
  readonly rule: Rule;
  readonly at: number;
  readonly example: RuleExample;
}

interface Ground {
  readonly draft: CompiledRelease;
  readonly asOf: string;
  readonly facts: readonly string[];
  readonly moves: readonly NumberMove[];
}

function brokenOf({ expected, results, problem }: ExampleMismatch, placed: Placed, ground: Ground): BrokenExample {
  const { rule, at, example } = placed;
  const byDesign = designProposal(placed, ground);
  const byVerdict = verdictProposal(example, results);
  return {
    rule: rule.id,
    at,
    example,
    asOf: example.asOf ?? ground.asOf,
    expected,
    gives: results,
    problem: problem ?? null,
    facts: ground.facts,
    proposals: [byDesign, byVerdict].filter((one) => one !== undefined),
  };
}

/** What is shown stays: the design on the edge of the new limit, where it comes out as the example says. */
function designProposal({ rule, example }: Placed, { draft, asOf, moves }: Ground): ExampleProposal | undefined {
  const design = movedNumbers(example.design, moves) as RuleExample['design'];
  if (isSame(design, example.design)) return undefined;
  const name = movedWords(example.name, moves);
  const isTaken = name !== example.name && rule.examples.some((other) => other.name === name);
  const moved = { ...example, name: isTaken ? example.name : name, design };
  if (runExamples(draft, { ...rule, examples: [moved] }, asOf).length > 0) return undefined;
  return { take: 'design', example: moved };
}

const gravity = ['fail', 'unknown', 'pass', 'not-applicable'] as const;

/** The gravest of what the rule gives on the places of the design. */
function verdictProposal(example: RuleExample, results: ExampleMismatch['results']): ExampleProposal | undefined {
  for (const expect of gravity) {
    const found = results.find(({ result }) => result === expect);
    if (!found) continue;
    const { severity: _, ...rest } = example;
    const severity = example.severity === undefined || expect !== 'fail' ? {} : { severity: found.severity };
    return { take: 'verdict', example: { ...rest, expect, ...severity } };
  }
  return undefined;
}

/** From which number to which a fact goes, or goes from the one that it supersedes. */
function moveOf(id: string, { base, draft }: ExampleSides): readonly NumberMove[] {
  const after = draft.facts.get(id);
  if (!after) return [];
  const before = [id, ...after.relations.flatMap(({ type, fact }) => (type === 'supersedes' ? [fact] : []))];
  const to = numberOf(after);
  return before.flatMap((one) => {
    const from = numberOf(base.facts.get(one));
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}

const numberOf = (fact: Fact | undefined): number | undefined =>
  fact?.value.type === 'limit' ? fact.value.number : undefined;

/** The day that the publishing check tries examples on. */
const lastVerified = ({ content }: CompiledRelease): string =>
  content.facts
    .map(({ verifiedOn }) => verifiedOn)
    .reduce((latest, day) => (day > latest ? day : latest), '1970-01-01');
