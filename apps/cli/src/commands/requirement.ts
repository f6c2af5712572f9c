import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';

const SHAPE = /^(?<id>[a-z0-9-]+)(?:=(?<value>[^@]*))?(?:@(?<weight>\d{1,2}))?$/;

/** What --must and --prefer ask for; undefined where they ask for nothing. */
export function requirementsOf(given: Given) {
  const requirements = [
    ...given.texts('must').map((text) => requirementOf(text, 'must')),
    ...given.texts('prefer').map((text) => requirementOf(text, 'prefer')),
  ];
  return requirements.length > 0 ? requirements : undefined;
}

/** A requirement as it is typed: `ID`, `ID=VALUE`, `ID@WEIGHT` or `ID=VALUE@WEIGHT`. Throws ToolError. */
export function requirementOf(text: string, strength: 'must' | 'prefer') {
  const { id, value, weight } = SHAPE.exec(text)?.groups ?? {};
  if (id === undefined)
    throw new ToolError(`--${strength} takes ID, ID=VALUE or ID@WEIGHT, not ${JSON.stringify(text)}`);
  return {
    id,
    strength,
    ...(value === undefined ? {} : { value: valueOf(value) }),
    ...(weight === undefined ? {} : { weight: Number(weight) }),
  };
}

function valueOf(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
