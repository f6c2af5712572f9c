import { Unresolved } from '../place.js';

/** A variable of a clusterctl template, with the default that it may name. The default may hold variables of its own. */
const VARIABLE = /\$\{(?<name>[A-Za-z_]\w*)(?:(?::?[=-])(?<fallback>[^{}$]*))?\}/g;

/** Every round takes away one level of defaults inside defaults. */
const MAX_ROUNDS = 5;

/**
 * A text with the defaults of its variables put in: `${NAME:=2}` becomes 2. A text with a variable that has none is not resolved: only the
 * one who applies the template knows it. A text that stood without quotes gets the type that its new text has in YAML.
 */
export function settleVariables(text: string, isPlain: boolean): unknown {
  if (!text.includes('${')) return text;
  let settled = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = settled.replace(VARIABLE, (whole, _name: string, fallback: string | undefined) => fallback ?? whole);
    if (next === settled) break;
    settled = next;
  }
  if (settled.includes('${')) return new Unresolved(settled);
  return isPlain ? typed(settled) : settled;
}

function typed(text: string): unknown {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === '' || text === 'null' || text === '""') return null;
  return text.replace(/^(?<quote>["'])(?<inner>.*)\k<quote>$/s, '$<inner>');
}
