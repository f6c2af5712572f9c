import { schemaProblem, type Asked, type PlacedRef } from '@plimsoll/engine';

/** A schema of the engine, as far as a question is read with it. */
interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown };
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: unknown }
    | { readonly success: false; readonly error: { readonly issues: Parameters<typeof schemaProblem>[0] } };
}

/** A question as it is asked: what has a default may be left out. */
export type Asking<S extends Schema> = S['_zod']['input'];
type Checked<S extends Schema> = S['_zod']['output'];

/** A day for the questions that name none, as `YYYY-MM-DD`. */
export type Today = () => string;

/** What a question says besides what it asks. */
interface Head {
  readonly asOf?: string | undefined;
  readonly locale?: 'en' | 'ja' | undefined;
}

/** A question with its defaults, its day and its language. Throws Problem (400 `invalid-request`), as the service does for a question of the wrong shape. */
export function settled<S extends Schema>(schema: S, question: unknown, today: Today): Asked<Checked<S>> {
  const parsed = schema.safeParse(question);
  if (!parsed.success) throw schemaProblem(parsed.error.issues, question);
  const asked = parsed.data as Checked<S> & Head;
  return { ...asked, asOf: asked.asOf ?? today(), locale: asked.locale ?? 'en' };
}

/** The releases that a question is put to: one, or two to be told apart. */
export type Refs = readonly [PlacedRef, PlacedRef?];

export const refOf = ({ release }: { readonly release?: string | undefined }): Refs => [
  { ref: release ?? 'current', pointer: '/release' },
];

export const todayInUtc: Today = () => new Date().toISOString().slice(0, 10);
