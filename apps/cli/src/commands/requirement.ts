import { ToolError } from '../failure.js';

const SHAPE = /^(?<id>[a-z0-9-]+)(?:=(?<value>[^@]*))?(?:@(?<weight>\d{1,2}))?$/;

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
