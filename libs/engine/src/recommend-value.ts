import type { AskedRequirement } from './model/recommend.js';
import type { Requirement } from './model/requirement.js';
import { daySchema } from './model/words.js';

/** The code of what is wrong and a sentence with its fix. */
export type Fault = readonly [code: string, detail: string];

/** What is wrong with the value that a requirement is asked with; undefined where nothing is. */
export function checkValue(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  switch (requirement.type) {
    case 'yes':
      return checkYes(requirement, value);
    case 'number':
      return checkNumber(requirement, value);
    case 'date':
      return daySchema.safeParse(value).success
        ? undefined
        : wrongType(requirement, 'a day that exists, written YYYY-MM-DD');
  }
}

function checkYes(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  if (value === undefined || value === true) return undefined;
  if (value === false)
    return [
      'requirement-not-needed',
      `A requirement says what is needed, so ${requirement.id} cannot be false: leave it out when it is not needed.`,
    ];
  return wrongType(requirement, 'true, or nothing');
}

function checkNumber(requirement: Requirement, value: AskedRequirement['value']): Fault | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(requirement, numberWanted(requirement));
  const { id, min = -Infinity, max = Infinity } = requirement;
  if (value >= min && value <= max) return undefined;
  return ['value-out-of-range', `${value} is outside what ${id} can be asked with: give ${numberWanted(requirement)}.`];
}

function numberWanted({ unit, min, max }: Requirement): string {
  const bounds = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  const kind = unit === undefined ? 'a whole number' : `a whole number of ${unit}`;
  return bounds.length > 0 ? `${kind}, ${bounds.join(' and ')}` : kind;
}

function wrongType({ id }: Requirement, wanted: string): Fault {
  return ['wrong-value-type', `${id} takes ${wanted}.`];
}
