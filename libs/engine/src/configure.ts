import { canonicalJson } from './canonical.js';
import { citationsOf } from './citations.js';
import { ENGINE_VERSION, type CompiledRelease } from './compile.js';
import { planAddresses, type PlannedRange } from './configure/address-plan.js';
import { drawDesign, type Drawing } from './configure/draft.js';
import { openDecisions } from './configure/open-decisions.js';
import { drawNetwork, readRanges, requireAddressSpace } from './configure/own-network.js';
import { patchesOf } from './configure/patches.js';
import { tellAbsent } from './configure/tell-absent.js';
import type { FilledDefault } from './defaults.js';
import type { Asked } from './model/answer.js';
import type { ConfigureAnswer, ConfiguredRange, ConfigureQuestion } from './model/configure.js';
import type { Design } from './model/design.js';
import type { DefaultSeen, Report } from './model/report.js';
import { factView, type FactView } from './rules/fact-view.js';
import { validate } from './validate.js';

/**
 * Makes a stack, requirements and sizes into a complete design with addresses, and judges it. Options and requirements say by their own partial designs what they mean, the release's
 * defaults and formulas say the rest; what a rule refuses is never chosen where there is another way. Throws Problem (422): ids that are not known or do not
 * go together, ranges that cannot be read, and places that have no room, each with what it needs.
 */
export function configure(release: CompiledRelease, question: Asked<ConfigureQuestion>): ConfigureAnswer {
  const { asOf, locale, horizon } = question;
  const view = factView(release, asOf);
  const { patches, without } = patchesOf(release, question);
  const given = readRanges(question);
  const names = namesOf(question);
  const drawing: Drawing = { view, locale, horizon, question, base: baseOf(question, names) };
  const draft = drawDesign(drawing, patches);
  requireAddressSpace(draft.design, question);
  const drawn = drawNetwork(drawing, draft.design, names);
  const planned = planAddresses({ ...drawing, given }, drawn.design);
  const design = tellAbsent(planned.design);
  const report = validate(release, { format: 'design', design, pointers: {}, unmapped: [] }, { asOf, locale, horizon });
  const findings = report.findings.filter(({ result }) => result !== 'pass' && result !== 'not-applicable');
  return {
    kind: 'plimsoll-configure/1',
    release: release.ref,
    engineVersion: ENGINE_VERSION,
    asOf,
    locale,
    options: report.options,
    design,
    names,
    ranges: planned.ranges.map((range) => showRange(view, range, question)),
    defaults: [...draft.defaults, ...drawn.defaults].filter((one) => isHeld(design, one)).map(showDefault),
    report: { ...reportHead(report), findings },
    open: openDecisions({ design, names, ranges: planned.ranges, leftOut: draft.leftOut, without, findings, locale }),
  };
}

function namesOf({ names = {} }: ConfigureQuestion): ConfigureAnswer['names'] {
  const { cluster = 'cluster', region, vnet = 'vnet' } = names;
  const { resourceGroup = `${cluster}-rg` } = names;
  return { cluster, resourceGroup, vnet, ...(region === undefined ? {} : { region }) };
}

function baseOf({ kubernetesVersion, network }: ConfigureQuestion, names: ConfigureAnswer['names']): Design {
  const { cluster: name, resourceGroup, region } = names;
  return {
    cluster: {
      name,
      resourceGroup,
      ...(region ? { region } : {}),
      ...(kubernetesVersion ? { kubernetesVersion } : {}),
    },
    ...(network?.avoid ? { intent: { networkRanges: network.avoid } } : {}),
  };
}

const showDefault = ({ path, value, source }: FilledDefault): DefaultSeen => ({ path, value, default: source.id });

/** Whether a design still has the value that was filled in: a range may have been moved since. */
function isHeld(design: Design, { path, value }: FilledDefault): boolean {
  const held = path
    .split('/')
    .slice(1)
    .reduce<unknown>((part, step) => (part as Readonly<Record<string, unknown>> | null | undefined)?.[step], design);
  return canonicalJson(held ?? null) === canonicalJson(value);
}

function reportHead({ outcome, horizon, counts, severities }: Report) {
  return { outcome, horizon, counts, severities };
}

function showRange(view: FactView, planned: PlannedRange, { locale }: Asked<ConfigureQuestion>): ConfiguredRange {
  const { size, range, judged, instead } = planned;
  const formulas = size?.plan?.formulas ?? [];
  const rules = planned.by === 'rule' ? [...new Set(judged.map(({ rule }) => rule))].sort() : [];
  const ids = [...formulas.flatMap(({ facts }) => facts), ...judged.flatMap(({ facts }) => facts)];
  const facts = [...new Set(ids)].sort().flatMap((id) => view.release.facts.get(id) ?? []);
  return {
    for: planned.for,
    name: planned.name,
    range: range.text,
    prefixLength: range.prefixLength,
    by: planned.by,
    smallest: size?.smallest ?? null,
    advised: size?.advised ?? null,
    ...(instead ? { instead: { range: instead.range, because: [...instead.because] } } : {}),
    formulas,
    rules,
    facts: facts.map(({ id }) => id),
    citations: citationsOf(view.release, facts, locale),
  };
}
