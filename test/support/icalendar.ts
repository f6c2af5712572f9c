/** A property of an iCalendar object: its parameters by name, and its value as it is written. */
interface Property {
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A component by the names of its properties, with what it holds. */
export interface Component {
  readonly name: string;
  readonly properties: ReadonlyMap<string, readonly Property[]>;
  readonly components: readonly Component[];
}

const LONGEST_LINE = 75;
/** RFC 5545, 3.1: a name, parameters whose values may be quoted, and a value without control characters. */
const LINE = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):((?:[^\p{Cc}]|\t)*)$/u;
const PARAMETER = /;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/gu;

interface Open {
  readonly name: string;
  readonly properties: Map<string, Property[]>;
  readonly components: Component[];
}

/** Reads an iCalendar object as strictly as RFC 5545 writes it. Throws Error on a line that it does not allow, and on what does not nest. */
export function parseCalendar(text: string): Component {
  const root: Open = { name: '', properties: new Map(), components: [] };
  const open: Open[] = [root];
  for (const line of unfolded(text)) take(line, open);
  const [calendar, ...more] = root.components;
  if (open.length !== 1 || !calendar || more.length > 0) throw new Error('not one whole calendar');
  return calendar;
}

function take(line: string, open: Open[]): void {
  const { name, parameters, value } = contentOf(line);
  if (name === 'BEGIN') return begin(value, open);
  if (name !== 'END') return keep(open.at(-1)?.properties, name, { parameters, value });
  if (open.pop()?.name !== value) throw new Error(`${value} ends nothing`);
}

function contentOf(line: string): Property & { readonly name: string } {
  const found = LINE.exec(line);
  if (!found) throw new Error(`no content line: ${line}`);
  const [, name = '', parameters = '', value = ''] = found;
  return { name, parameters: parametersIn(parameters), value };
}

function begin(name: string, open: Open[]): void {
  const component: Open = { name, properties: new Map(), components: [] };
  open.at(-1)?.components.push(component);
  open.push(component);
}

function keep(properties: Open['properties'] | undefined, name: string, property: Property): void {
  properties?.set(name, [...(properties.get(name) ?? []), property]);
}

const parametersIn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(PARAMETER)].map(([, name = '', value = '']) => [name, value]));

function unfolded(text: string): readonly string[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  if (/(?<!\r)\n|\r(?!\n)/u.test(text)) throw new Error('a line does not end with CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  const long = physical.find((line) => Buffer.byteLength(line) > LONGEST_LINE);
  if (long !== undefined) throw new Error(`longer than ${LONGEST_LINE} octets: ${long}`);
  // A fold is a line break with one space behind it; in UTF-8 no character is cut, or it would not have been decoded.
  if (text.includes('\ufffd')) throw new Error('a character was cut in two');
  return text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/gu, '')
    .split('\r\n');
}

/** The value of a property that is there once. Throws Error otherwise. */
export function only({ name, properties }: Component, property: string): string {
  const [one, ...more] = properties.get(property) ?? [];
  if (!one || more.length > 0) throw new Error(`${name} has not one ${property}`);
  return one.value;
}
