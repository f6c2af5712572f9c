/** Compares texts by UTF-16 code units, as RFC 8785 sorts keys: the same everywhere, whatever the locale. Below zero when a comes first. */
export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
