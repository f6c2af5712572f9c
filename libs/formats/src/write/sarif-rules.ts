import {
  citationsOf,
  type CitationAnswer,
  type CompiledRelease,
  type Fact,
  type Locale,
  type Rule,
} from '@plimsoll/engine';

export type SarifLevel = 'none' | 'note' | 'warning' | 'error';

/** A `reportingDescriptor` of SARIF: what the release says of a rule. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Every rule of a release on one design, sorted by id, whether or not anything came of it: a consumer can then tell "passed" from "was not there". */
export function sarifRules(release: CompiledRelease, locale: Locale): readonly SarifRule[] {
  return release.content.rules
    .filter((rule) => rule.for !== 'transition')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => describeRule(release, rule, locale));
}

function describeRule(release: CompiledRelease, rule: Rule, locale: Locale): SarifRule {
  const facts = factsOf(release, rule);
  const citations = citationsOf(release, facts, locale);
  const helpUri = citations.find(({ url }) => url !== undefined)?.url;
  return {
    id: rule.id,
    shortDescription: { text: rule.title[locale] },
    fullDescription: { text: unique(rule.cases.map(({ message }) => message[locale])).join('\n') },
    help: { text: helpText({ rule, facts, citations }, locale) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: severest(rule) },
    properties: { facts: facts.map(({ id }) => id), derivedFrom: rule.derivedFrom, tags: [rule.for] },
  };
}

/** The facts that a rule cites, then those of the questions it asks by option and dimension. */
function factsOf(release: CompiledRelease, { cases }: Rule): readonly Fact[] {
  const cited = cases.flatMap(({ facts }) => facts).map((id) => release.facts.get(id));
  const expressions = cases.flatMap(({ appliesWhen, seen, assert }) => [
    ...(appliesWhen ? [appliesWhen] : []),
    ...seen.map(({ value }) => value),
    assert,
  ]);
  const asked = expressions.flatMap(({ facts }) => facts).flatMap((cell) => release.factsByCell.get(cell) ?? []);
  return unique([...cited.filter((fact) => fact !== undefined), ...asked]);
}

interface Told {
  readonly rule: Rule;
  readonly facts: readonly Fact[];
  readonly citations: readonly CitationAnswer[];
}

/** What to do, what the facts say, and where that stands. */
function helpText({ rule, facts, citations }: Told, locale: Locale): string {
  const remedies = unique(rule.cases.flatMap(({ remediation }) => (remediation ? [remediation[locale]] : [])));
  const quotes = unique(
    citations.map(({ quote, title, url }) => `“${quote}” — ${title}${url === undefined ? '' : ` ${url}`}`),
  );
  const parts = [remedies.join('\n'), unique(facts.map(({ text }) => text[locale])).join('\n'), quotes.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n') || rule.title[locale];
}

function severest({ cases }: Rule): SarifLevel {
  const severities = cases.map(({ severity }) => severity);
  return (['error', 'warning'] as const).find((severity) => severities.includes(severity)) ?? 'note';
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
