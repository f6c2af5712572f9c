import { pointerOf, Problem } from '@plimsoll/engine';

/** What checks a value and says what is wrong with it, as the schemas of the engine do. */
export interface Checks<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** How a wrong value is told: the code of its places, what the value as a whole is called, and how many places are named at most (default: all). */
export interface Telling {
  readonly code: string;
  readonly whole: string;
  readonly most?: number;
}

/** A value as its schema gives it. Throws Problem (422) naming the wrong places. */
export function checkedValue<T>(schema: Checks<T>, value: unknown, { code, whole, most }: Telling): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, most).map(({ path, message }) => ({
    pointer: pointerOf(path),
    code,
    detail: message,
  }));
  const [first] = errors;
  throw new Problem(422, code, `${first?.pointer || whole}: ${first?.detail}`, errors);
}
