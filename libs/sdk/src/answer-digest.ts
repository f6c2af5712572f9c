import {
  answersDiffSchema,
  compareAnswerSchema,
  compareReleasesAnswerSchema,
  configuredAnswerSchema,
  diffAnswerSchema,
  digestOf,
  explainAnswerSchema,
  ipPlanAnswerSchema,
  recommendAnswerSchema,
  recommendStackAnswerSchema,
  reportSchema,
  reportsSchema,
  transitionAnswerSchema,
} from '@plimsoll/engine';

interface AnswerSchema {
  readonly shape: { readonly kind: { readonly value: string } };
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
  };
}

const answerSchemas: readonly AnswerSchema[] = [
  answersDiffSchema,
  compareAnswerSchema,
  compareReleasesAnswerSchema,
  configuredAnswerSchema,
  diffAnswerSchema,
  explainAnswerSchema,
  ipPlanAnswerSchema,
  recommendAnswerSchema,
  recommendStackAnswerSchema,
  reportSchema,
  reportsSchema,
  transitionAnswerSchema,
];

type Members = Record<PropertyKey, unknown>;

/**
 * The digest of an answer, as 64 lower-case hexadecimal digits: SHA-256 over its canonical JSON (RFC 8785). One question has one digest through every door. Of an answer by
 * GraphQL, which has all its fields asked for, what GraphQL adds is taken away first: `__typename`, and the nulls that stand for what other doors leave out. Throws TypeError for
 * what JSON cannot hold.
 */
export function answerDigest(answer: unknown): string {
  const told = withoutTypeNames(answer);
  dropRefusedNulls(told);
  return digestOf(told);
}

/** A copy, so that the caller's answer stays as it is. */
function withoutTypeNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypeNames);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__typename');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutTypeNames(member)]));
}

// Where the schema takes a null it means that something does not apply; where it takes none, the member is one that may be left out.
function dropRefusedNulls(answer: unknown): void {
  const kind = isMembers(answer) ? answer['kind'] : undefined;
  const schema = answerSchemas.find(({ shape }) => shape.kind.value === kind);
  for (const { path } of schema?.safeParse(answer).error?.issues ?? []) {
    const holder = path.slice(0, -1).reduce<unknown>((at, step) => (isMembers(at) ? at[step] : undefined), answer);
    const name = path.at(-1);
    if (name !== undefined && isMembers(holder) && !Array.isArray(holder) && holder[name] === null) delete holder[name];
  }
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;
