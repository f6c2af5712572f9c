import { expect } from 'vitest';
import type { Door, ScenarioQuestion } from './doors.js';

/** Asks at every door; the answers must be the same bytes as those of the first. Gives the answer. */
export async function askEverywhere(doors: readonly Door[], scenario: ScenarioQuestion): Promise<unknown> {
  const answers = [];
  for (const door of doors) answers.push({ door: door.name, answer: await door.ask(scenario) });
  const [first] = answers;
  for (const { door, answer } of answers)
    expect(whereTheyPart(answer, first?.answer ?? ''), `${door} against ${first?.door}`).toBe(undefined);
  return JSON.parse(first?.answer ?? 'null');
}

/** The first place where two texts are not the same; undefined where they are. A whole answer is too long to read. */
function whereTheyPart(a: string, b: string): string | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
  return `${around(a)}\n  where the other says\n${around(b)}`;
}
