/** What XML 1.0 cannot hold, not even as a reference: control characters, halves of surrogate pairs, and the last two code points of a plane. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** A parser turns these into spaces inside an attribute. */
const inAttributes: Readonly<Record<string, string>> = { '\t': '&#9;', '\n': '&#10;' };

/** A text as XML holds it in an element. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replaceAll(NOT_IN_XML, '\ufffd').replaceAll(/[&<>"'\r]/g, (character) => entities[character] ?? '');
}

const attributeText = (text: string) =>
  xmlText(text).replaceAll(/[\t\n]/g, (character) => inAttributes[character] ?? '');

/** The attributes of an element, those without a value left out, with a space before each. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${attributeText(String(value))}"`)
    .join('');
}
