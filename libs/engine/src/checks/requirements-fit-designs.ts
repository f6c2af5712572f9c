import { designSchema } from '../model/design.js';
import type { Requirement } from '../model/requirement.js';
import { defineCheck } from './check.js';
import { soundPart } from './draft.js';

/** What a requirement says of a design is a design, whatever value it is asked with. */
export const requirementsFitDesigns = defineCheck('requirements-fit-designs', (draft, report) => {
  for (const requirement of soundPart(draft).content.requirements) {
    if (requirement.design === undefined) continue;
    const messages = new Map(samplesOf(requirement).flatMap((sample) => faultsWith(requirement.design, sample)));
    for (const [pointer, message] of messages)
      report({ kind: 'requirement', id: requirement.id }, ['design', ...stepsOf(pointer)], message);
  }
});

/** The values at the ends of what may be asked. */
function samplesOf({ type, min, max }: Requirement): readonly unknown[] {
  if (type === 'yes') return [true];
  return type === 'date' ? ['2000-01-01'] : [min ?? 0, max ?? 1];
}

function faultsWith(design: unknown, sample: unknown): readonly (readonly [string, string])[] {
  const filled: unknown = JSON.parse(JSON.stringify(design).replaceAll('"{value}"', JSON.stringify(sample)));
  const parsed = designSchema.safeParse(filled);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [JSON.stringify(path), message] as const);
}

const stepsOf = (path: string) => JSON.parse(path) as (string | number)[];
