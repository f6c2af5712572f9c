import { canonicalJson, type AbsentFinding, type CompiledRelease, type Finding, type Report } from '@plimsoll/engine';
import { listOf } from './report-lists.js';
import { sarifRules, type SarifLevel } from './sarif-rules.js';

/** `artifactUri`: where the document stands, relative to the root of its repository; a code review shows findings only where it is told. */
export interface SarifOptions {
  readonly artifactUri?: string | undefined;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * Reports as SARIF 2.1.0, a run each: one rule id a rule, all rules of the release declared also where nothing came of them. `release` is the release that
 * the reports were judged against. A finding carries `kind` (fail, pass, open, notApplicable), `partialFingerprints`, and where the question had them
 * `baselineState` and `suppressions`. Only a suppression that holds is one in SARIF; what became of another stands in `properties.suppression`.
 */
export function reportToSarif(
  reports: Report | readonly Report[],
  release: CompiledRelease,
  options: SarifOptions = {},
): string {
  const runs = listOf(reports).map((report, index) => sarifRun({ report, release, options, index }));
  return canonicalJson({ $schema: SCHEMA, version: '2.1.0', runs });
}

interface Run {
  readonly report: Report;
  readonly release: CompiledRelease;
  readonly options: SarifOptions;
  readonly index: number;
}

function sarifRun({ report, release, options, index }: Run) {
  const rules = sarifRules(release, report.locale);
  const indexes = new Map(rules.map(({ id }, at) => [id, at]));
  const place: Place = { ...options, indexes };
  const { catalog, sequence, label, digest } = report.release;
  const { asOf, horizon, outcome, failOn, format, unmapped, unusedSuppressions } = report;
  return {
    tool: { driver: { name: 'Plimsoll', semanticVersion: report.engineVersion, rules } },
    language: report.locale,
    automationDetails: { id: `plimsoll/${catalog}/${index}` },
    columnKind: 'utf16CodeUnits',
    ...artifactsOf(options),
    results: [
      ...report.findings.map((finding) => sarifResult(finding, place)),
      ...(report.absent ?? []).flatMap((finding) => absentResult(finding, place)),
    ],
    properties: {
      release: { catalog, sequence, label, digest },
      asOf,
      horizon,
      outcome,
      failOn,
      format,
      unmapped,
      options: report.options,
      ...(unusedSuppressions ? { unusedSuppressions } : {}),
    },
  };
}

interface Place extends SarifOptions {
  readonly indexes: ReadonlyMap<string, number>;
}

const kinds: Readonly<Record<Finding['result'], string>> = {
  pass: 'pass',
  fail: 'fail',
  suppressed: 'fail',
  unknown: 'open',
  error: 'open',
  'not-applicable': 'notApplicable',
};

function sarifResult(finding: Finding, place: Place) {
  const { rule, result, message, remediation, fingerprint, suppression, baselineState } = finding;
  const kind = kinds[result];
  const level: SarifLevel = kind === 'fail' ? finding.severity : 'none';
  const notes = [message, remediation, suppression?.note].filter((part) => part !== undefined);
  return {
    ruleId: rule,
    ...indexOf(rule, place),
    kind,
    level,
    message: { text: notes.join('\n') },
    locations: [locationOf(finding, place)],
    partialFingerprints: { 'plimsoll/v1': fingerprint },
    ...(baselineState === undefined ? {} : { baselineState }),
    ...(result === 'suppressed' && suppression ? { suppressions: [sarifSuppression(suppression)] } : {}),
    properties: propertiesOf(finding),
  };
}

function sarifSuppression({ reason, owner, expiresOn }: NonNullable<Finding['suppression']>) {
  return { kind: 'external', status: 'accepted', justification: reason, properties: { owner, expiresOn } };
}

function propertiesOf({ result, path, seen, missing, because, facts, factsHash, citations, suppression }: Finding) {
  const quotes = citations.map(({ fact, title, url, quote }) => ({ fact, title, quote, ...(url ? { url } : {}) }));
  return {
    result,
    pointer: path,
    seen,
    missing,
    because,
    facts,
    factsHash,
    citations: quotes,
    ...(suppression ? { suppression } : {}),
  };
}

function absentResult(finding: AbsentFinding, place: Place) {
  const { rule, severity = 'warning', message, title, path = '', fingerprint, now } = finding;
  if (rule === undefined) return [];
  return [
    {
      ruleId: rule,
      ...indexOf(rule, place),
      kind: 'fail',
      level: severity,
      message: { text: message ?? title ?? rule },
      locations: [locationOf({ path }, place)],
      partialFingerprints: { 'plimsoll/v1': fingerprint },
      baselineState: 'absent',
      properties: { pointer: path, now },
    },
  ];
}

function indexOf(rule: string, { indexes }: Place) {
  const ruleIndex = indexes.get(rule);
  return ruleIndex === undefined ? {} : { ruleIndex };
}

/** A path of a file as a URI reference; what is one already stays. */
const uriOf = (path: string) =>
  encodeURI(path.replaceAll('\\', '/').replaceAll(/\p{Surrogate}/gu, '\ufffd')).replaceAll('%25', '%');

/** Without a line of its own a place is known by its pointer alone. */
function locationOf({ path, line }: Pick<Finding, 'path' | 'line'>, { artifactUri }: SarifOptions) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    ...(artifactUri === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri: uriOf(artifactUri), index: 0 },
            ...(line === undefined ? {} : { region: { startLine: line } }),
          },
        }),
    ...(path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path, name, kind: 'property' }] }),
    properties: { pointer: path },
  };
}

function artifactsOf({ artifactUri }: SarifOptions) {
  return artifactUri === undefined ? {} : { artifacts: [{ location: { uri: uriOf(artifactUri) } }] };
}
