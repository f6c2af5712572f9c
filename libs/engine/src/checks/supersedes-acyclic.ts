import type { Fact } from '../model/fact.js';
import { defineCheck, fact } from './check.js';
import { soundPart } from './draft.js';

/** No fact takes the place of itself, over however many steps. A circle is reported at its first id; of circles that share a fact, at least one. */
export const supersedesAcyclic = defineCheck('supersedes-acyclic', (draft, report) => {
  const older = new Map(soundPart(draft).content.facts.map((one) => [one.id, supersededBy(one)]));
  const done = new Set<string>();
  for (const start of [...older.keys()].sort()) {
    const circle = findCircle(start, older, done);
    if (circle) report(fact(circle[0] ?? start), ['relations'], `supersedes itself: ${circle.join(' -> ')}`);
  }
});

function supersededBy({ relations }: Fact): string[] {
  return relations.filter(({ type }) => type === 'supersedes').map((relation) => relation.fact);
}

/** Walks without recursion, since a draft may hold a chain of any length. Facts that are done lie on no circle not yet reported. */
function findCircle(
  start: string,
  older: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): string[] | undefined {
  const path: string[] = [];
  const onPath = new Set<string>();
  const steps = [{ id: start, isReturn: false }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (step.isReturn) {
      onPath.delete(path.pop() ?? '');
      done.add(step.id);
    } else if (onPath.has(step.id)) {
      for (const id of path) done.add(id);
      return rotateToFirst(path.slice(path.indexOf(step.id)));
    } else if (!done.has(step.id)) {
      path.push(step.id);
      onPath.add(step.id);
      steps.push({ id: step.id, isReturn: true });
      for (const id of older.get(step.id) ?? []) steps.push({ id, isReturn: false });
    }
  }
  return undefined;
}

function rotateToFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  const rotated = [...circle.slice(first), ...circle.slice(0, first)];
  return [...rotated, rotated[0] ?? ''];
}
