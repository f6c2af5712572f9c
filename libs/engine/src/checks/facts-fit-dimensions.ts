import type { CapabilityValue, Fact, FactValue, LimitValue } from '../model/fact.js';
import type { Dimension } from '../model/option.js';
import { defineCheck, fact as factItem } from './check.js';
import { soundPart } from './draft.js';

/** Which kind of dimension a fact of each type stands on. */
const homes: Readonly<Record<FactValue['type'], Dimension['kind']>> = {
  capability: 'capability',
  limit: 'limit',
  attribute: 'attribute',
  lifecycle: 'attribute',
  guidance: 'attribute',
};

interface Misfit {
  readonly steps: readonly (string | number)[];
  readonly message: string;
}

/** A fact's value is of the kind of its dimension and uses only the words that the dimension lists; a dimension's qualifiers imply only its own. */
export const factsFitDimensions = defineCheck('facts-fit-dimensions', (draft, report) => {
  const { content } = soundPart(draft);
  const dimensions = new Map(content.dimensions.map((dimension) => [dimension.id, dimension]));
  for (const dimension of content.dimensions)
    for (const { steps, message } of misfitsInside(dimension))
      report({ kind: 'dimension', id: dimension.id }, steps, message);
  for (const fact of content.facts) {
    const dimension = dimensions.get(fact.dimension);
    for (const { steps, message } of dimension ? misfitsOf(fact, dimension) : [])
      report(factItem(fact.id), ['value', ...steps], message);
  }
});

function misfitsInside({ qualifiers }: Dimension): Misfit[] {
  const known = qualifiers.map(({ id }) => id);
  return qualifiers.flatMap(({ implies }, index) =>
    unlisted(implies, known, ['qualifiers', index, 'implies'], 'no qualifier of the dimension'),
  );
}

function misfitsOf({ value }: Fact, dimension: Dimension): Misfit[] {
  const home = homes[value.type];
  if (home !== dimension.kind)
    return [
      { steps: ['type'], message: `is a ${value.type}, but ${dimension.id} is a dimension of kind ${dimension.kind}` },
    ];
  const values = dimension.values.map(({ id }) => id);
  const noValue = `no value of ${dimension.id}`;
  switch (value.type) {
    case 'capability':
      return misfitsOfCapability(value, dimension);
    case 'limit':
      return misfitsOfLimit(value, dimension);
    case 'attribute':
      return unlisted(value.values, values, ['values'], noValue);
    case 'lifecycle':
      return values.includes(value.status) ? [] : [{ steps: ['status'], message: `${value.status} is ${noValue}` }];
    case 'guidance':
      return values.includes(value.signal) ? [] : [{ steps: ['signal'], message: `${value.signal} is ${noValue}` }];
  }
}

function misfitsOfCapability({ values, qualifiers }: CapabilityValue, dimension: Dimension): Misfit[] {
  const knownValues = dimension.values.map(({ id }) => id);
  const knownQualifiers = dimension.qualifiers.map(({ id }) => id);
  return [
    ...unlisted(values, knownValues, ['values'], `no value of ${dimension.id}`),
    ...unlisted(qualifiers, knownQualifiers, ['qualifiers'], `no qualifier of ${dimension.id}`),
  ];
}

function misfitsOfLimit(value: LimitValue, { id, valueType, unit }: Dimension): Misfit[] {
  const misfits: Misfit[] = [];
  const told = [value.number, value.version, value.symbol].filter((one) => one !== undefined);
  if (told.length !== 1) misfits.push({ steps: [], message: 'needs exactly one of number, version and symbol' });
  if ((value.version !== undefined) !== (value.op === 'at-least-version'))
    misfits.push({
      steps: ['op'],
      message: 'at-least-version goes with a version, every other op with a number or symbol',
    });
  if (valueType !== undefined && value.symbol === undefined && !isOfType(value, valueType))
    misfits.push({ steps: [], message: `${id} holds values of type ${valueType}` });
  if (unit !== undefined && value.unit !== unit)
    misfits.push({ steps: ['unit'], message: `${id} is measured in ${unit}, not in ${value.unit}` });
  return misfits;
}

function isOfType({ number, version }: LimitValue, valueType: 'integer' | 'number' | 'version'): boolean {
  if (valueType === 'version') return version !== undefined;
  return number !== undefined && (valueType === 'number' || Number.isInteger(number));
}

function unlisted(
  words: readonly string[],
  known: readonly string[],
  steps: readonly (string | number)[],
  complaint: string,
): Misfit[] {
  return words.flatMap((word, index) =>
    known.includes(word) ? [] : { steps: [...steps, index], message: `${word} is ${complaint}` },
  );
}
