import { hostOf, subnetOf } from '@plimsoll/engine';
import type { PlainFunction } from './frame.js';
import type { Value } from './value.js';

const isIndex = (value: Value | undefined): value is number => typeof value === 'number' && Number.isInteger(value);

/** Functions of address ranges. A text that is no range comes to what is not known. */
export const cidrKnown: Readonly<Record<string, PlainFunction>> = {
  cidrsubnet: ([range, length, index]) =>
    typeof range === 'string' && isIndex(length) && isIndex(index) ? subnetOf(range, length, index) : undefined,
  cidrhost: ([range, index]) => (typeof range === 'string' && isIndex(index) ? hostOf(range, index) : undefined),
};
