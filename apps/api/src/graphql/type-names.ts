/** What a GraphQL name may look like. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** Whether a field of JSON can be a field of GraphQL under its own name. */
export const isName = (text: string): boolean => NAME.test(text);

/** Words joined by hyphens as one, each with a capital. */
export function pascal(text: string): string {
  return text
    .split(/[^0-9A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
