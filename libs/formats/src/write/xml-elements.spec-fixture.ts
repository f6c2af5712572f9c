export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\?[^?]*\?>|<(\/?)([a-z-]+)((?:\s+[a-zA-Z:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|([a-z]+));|&/g, (all, code: string | undefined, name: string | undefined) => {
    const character = code === undefined ? references[name ?? ''] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`not XML: ${all}`);
    return character;
  });
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-zA-Z:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)]),
  );
}

/** The elements of a text of XML as far as writers use it. Throws on anything that is not well formed. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(xml);
    if (!match) throw new Error(`not XML at ${xml.slice(at, at + 60)}`);
    takeToken(open, match);
  }
  if (open.length > 1) throw new Error('not XML: an element is open');
  return root;
}

function takeToken(open: Element[], [, closing, name, attributes = '', empty, text]: RegExpExecArray): void {
  const top = open.at(-1);
  if (!top) throw new Error('not XML: there is no element');
  if (text !== undefined) top.text += unescape(text);
  else if (closing === '/') closeElement(open, name);
  else if (name !== undefined) {
    const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
    top.children.push(element);
    if (empty !== '/') open.push(element);
  }
}

function closeElement(open: Element[], name: string | undefined): void {
  if (open.pop()?.name !== name) throw new Error(`not XML: ${name} closes nothing`);
}
