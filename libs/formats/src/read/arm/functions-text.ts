import type { Frame, PlainFunction } from './frame.js';
import { textOfValue } from './text-of-value.js';
import { isList, joinTexts, Opaque, textOf, textValue, type Value } from './value.js';

const isText = (value: Value | undefined): value is string => typeof value === 'string';
const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

const onText =
  (change: (text: string) => Value | undefined): PlainFunction =>
  ([value]) =>
    isText(value) ? change(value) : undefined;

const onTwo =
  (tell: (text: string, part: string) => Value | undefined): PlainFunction =>
  ([text, part]) =>
    isText(text) && isText(part) ? tell(text, part) : undefined;

/** Texts are joined, and so are lists. */
const concat: PlainFunction = (args, { world, at }) => {
  if (args.some(isList)) {
    if (!args.every(isList)) return undefined;
    world.budget.spend(
      args.reduce((length, list) => length + list.length, 0),
      at,
    );
    return args.flat(1) as readonly Value[];
  }
  return charged(joinTexts(args), { world, at });
};

function charged(value: Value | undefined, { world, at }: Pick<Frame, 'world' | 'at'>): Value | undefined {
  const text = value instanceof Opaque ? value.symbol : value;
  if (typeof text === 'string') world.budget.spendText(text.length, at);
  return value;
}

const HOLE = /\{\{|\}\}|\{(\d+)(?:,-?\d+)?(?::([^{}]*))?\}/g;

const format: PlainFunction = ([pattern, ...values], frame) => {
  if (!isText(pattern)) return undefined;
  let isKnown = true;
  let hasOpaque = false;
  const text = pattern.replace(HOLE, (hole: string, index: string | undefined, shape: string | undefined) => {
    if (index === undefined) return hole.slice(1);
    const value = values[Number(index)] ?? null;
    hasOpaque ||= value instanceof Opaque;
    const written = shape ? shaped(value, shape) : textOf(value);
    isKnown &&= written !== undefined;
    frame.world.budget.spendText(written?.length ?? 0, frame.at);
    return written ?? '';
  });
  if (!isKnown) return undefined;
  return charged(hasOpaque ? new Opaque(text) : text, frame);
};

/** A number with leading zeros (`D2`, `00`); other shapes are not known. */
function shaped(value: Value, shape: string): string | undefined {
  const width = /^[dD](\d{1,2})$/.exec(shape)?.[1] ?? (/^0{1,20}$/.test(shape) ? String(shape.length) : undefined);
  if (width === undefined || !isNumber(value)) return undefined;
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(Number(width), '0')}`;
}

/** Symbols that stand for one part of an id, so that a text with them can be split. */
const ONE_PART = /^\{(?:subscription\(\)\.subscriptionId|resourceGroup\(.*\)\.name|uniquestring\(.*|guid\(.*)\}$/i;

const split: PlainFunction = ([text, delimiter], frame) => {
  const source = text instanceof Opaque ? text.symbol : text;
  const marks = marksOf(delimiter);
  if (!isText(source) || !marks) return undefined;
  if (text instanceof Opaque && !canSplit(text, delimiter)) return undefined;
  frame.world.budget.spendText(source.length * 8, frame.at);
  const [first, ...others] = marks;
  if (first === undefined) return [textValue(source)];
  const folded = others.reduce((all, mark) => all.replaceAll(mark, first), source);
  return folded.split(first).map(textValue);
};

/** One delimiter, or a list of them. */
function marksOf(delimiter: Value | undefined): readonly string[] | undefined {
  const marks = delimiter !== undefined && isList(delimiter) ? delimiter : [delimiter ?? null];
  return marks.length <= 20 && marks.every(isText) ? marks.filter((mark) => mark !== '') : undefined;
}

const canSplit = (text: Opaque, delimiter: Value | undefined): boolean =>
  delimiter === '/' && (text.symbol.match(/\{[^{}]*\}/g) ?? []).every((symbol) => ONE_PART.test(symbol));

const join: PlainFunction = ([list, delimiter], frame) => {
  if (list === undefined || !isList(list) || !isText(delimiter)) return undefined;
  frame.world.budget.spend(list.length * (1 + delimiter.length / 8), frame.at);
  return charged(joinTexts(list, delimiter), frame);
};

/** Ids and names are equal ignoring case, and so are their symbols. */
const folded =
  (fold: (text: string) => string): PlainFunction =>
  ([value], frame) => {
    if (value instanceof Opaque) return value;
    return isText(value) ? charged(fold(value), frame) : undefined;
  };

const string: PlainFunction = ([value = null], { world, at }) => {
  if (value instanceof Opaque) return value;
  return textOf(value) ?? textOfValue(value, world.budget, at);
};

/** Functions that take what is not known for what it is. */
export const textOpen: Readonly<Record<string, PlainFunction>> = {
  concat,
  format,
  join,
  split,
  string,
  tolower: folded((text) => text.toLowerCase()),
  toupper: folded((text) => text.toUpperCase()),
};

const find = (text: string, part: string) => text.toLowerCase().indexOf(part.toLowerCase());

/** Functions of known texts. */
export const textKnown: Readonly<Record<string, PlainFunction>> = {
  trim: onText((text) => text.trim()),
  indexof: onTwo(find),
  lastindexof: onTwo((text, part) => text.toLowerCase().lastIndexOf(part.toLowerCase())),
  startswith: onTwo((text, part) => text.toLowerCase().startsWith(part.toLowerCase())),
  endswith: onTwo((text, part) => text.toLowerCase().endsWith(part.toLowerCase())),
  substring: ([text, start, length]) => {
    if (!isText(text) || !isNumber(start)) return undefined;
    return text.slice(start, isNumber(length) ? start + length : undefined);
  },
  replace: ([text, from, to], frame) => {
    if (!isText(text) || !isText(from) || !isText(to) || from === '') return undefined;
    frame.world.budget.spendText((text.split(from).length - 1) * to.length + text.length, frame.at);
    return text.replaceAll(from, () => to);
  },
  padleft: ([value = null, length, mark = ' ']) => {
    const text = textOf(value);
    if (text === undefined || !isNumber(length) || length > 1000 || !isText(mark)) return undefined;
    return text.padStart(length, mark);
  },
};
