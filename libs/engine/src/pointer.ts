/** Appends one reference token to a JSON pointer (RFC 6901). */
export function pointerTo(pointer: string, token: PropertyKey): string {
  const text = String(token);
  return `${pointer}/${/[~/]/.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`;
}

/** The JSON pointer of some steps from the root; empty for none. */
export function pointerOf(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>(pointerTo, '');
}
