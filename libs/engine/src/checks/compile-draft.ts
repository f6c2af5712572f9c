import { compileRelease, releaseDigest, type CompiledRelease } from '../compile.js';
import { SCHEMA_VERSION } from '../model/release.js';
import { soundPart, type CheckedDraft } from './draft.js';
import { expressionFaults } from './expression-faults.js';

/** The draft as a release that examples and questions are tried on, without the items whose expressions are not sound: an unsound tree is not to be evaluated. */
export function compileDraft(draft: CheckedDraft): CompiledRelease {
  let release = compiled.get(draft);
  if (!release) compiled.set(draft, (release = compileSound(draft)));
  return release;
}

const compiled = new WeakMap<CheckedDraft, CompiledRelease>();

function compileSound(draft: CheckedDraft): CompiledRelease {
  const day = lastVerified(draft);
  const faulty = new Set(expressionFaults(draft).map(({ item }) => `${item.kind} ${item.id}`));
  const { content } = soundPart(draft);
  // What is tried is of our own form, in which nothing is filled in, and needs no formula.
  const { defaults: _, formulas: __, questions: ___, ...judged } = content;
  const sound = {
    ...judged,
    options: content.options.filter(({ id }) => !faulty.has(`option ${id}`)),
    requirements: content.requirements.filter(({ id }) => !faulty.has(`requirement ${id}`)),
    rules: content.rules.filter(({ id }) => !faulty.has(`rule ${id}`)),
  };
  const header = {
    catalog: draft.catalog,
    sequence: 1,
    label: '0.0.0',
    digest: releaseDigest(draft.catalog, sound),
    schemaVersion: SCHEMA_VERSION,
    publishedAt: `${day}T00:00:00Z`,
    publishedBy: 'draft',
    notes: { en: 'Draft', ja: '下書き' },
  };
  return compileRelease(header, sound);
}

/** The day a draft is tried on. It has no date of its own, and the result may not depend on when it is checked. */
export function lastVerified(draft: CheckedDraft): string {
  return soundPart(draft)
    .content.facts.map(({ verifiedOn }) => verifiedOn)
    .reduce((latest, day) => (day > latest ? day : latest), '1970-01-01');
}
