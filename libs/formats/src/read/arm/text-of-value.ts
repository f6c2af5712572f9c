import type { Budget } from './budget.js';
import { isList, isValueObject, Opaque, type Value } from './value.js';

/** A value as JSON text; undefined where it holds what only runtime knows. Costs a step for each item. */
export function textOfValue(value: Value, budget: Budget, pointer: string): string | undefined {
  const text = describeValue(value, budget, pointer);
  return text.isKnown ? text.json : undefined;
}

/** A value as JSON text with symbols in place of what only runtime knows. Costs a step for each item. */
export function describeValue(value: Value, budget: Budget, pointer: string): { json: string; isKnown: boolean } {
  let isKnown = true;
  const write = (each: Value): string => {
    budget.spend(1, pointer);
    if (each instanceof Opaque) {
      isKnown = false;
      return each.symbol;
    }
    return isList(each) || isValueObject(each) ? budget.within(pointer, () => inside(each)) : scalar(each);
  };
  const scalar = (each: Value): string => {
    if (typeof each === 'string') budget.spendText(each.length, pointer);
    return JSON.stringify(each);
  };
  const inside = (each: Value): string =>
    isList(each)
      ? `[${each.map(write).join(',')}]`
      : `{${Object.entries(isValueObject(each) ? each : {})
          .map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`)
          .join(',')}}`;
  const json = write(value);
  return { json, isKnown };
}
