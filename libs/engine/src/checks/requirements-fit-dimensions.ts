import type { Requirement, Scale } from '../model/requirement.js';
import { defineCheck, type Report } from './check.js';
import { soundPart } from './draft.js';

/** What a requirement is valued by exists: the dimension is an attribute that lists the values, the signals are ones that guidance may give, and a scale by judgement has one. */
export const requirementsFitDimensions = defineCheck('requirements-fit-dimensions', (draft, report) => {
  const { content } = soundPart(draft);
  const attributes = new Map(
    content.dimensions.flatMap(({ id, kind, values }) =>
      kind === 'attribute' ? [[id, new Set(values.map((value) => value.id))] as const] : [],
    ),
  );
  const homesOfGuidance = new Set(
    content.facts.flatMap(({ value, dimension }) => (value.type === 'guidance' ? dimension : [])),
  );
  const signals = new Set([...homesOfGuidance].flatMap((id) => [...(attributes.get(id) ?? [])]));
  const known = { attributes, signals, dimensions: new Set(content.dimensions.map(({ id }) => id)) };
  for (const requirement of content.requirements) checkRequirement(requirement, known, report);
  checkHorizons(content.requirements, report);
});

/** What a horizon asks for is a day, and of each category there is one. */
function checkHorizons(requirements: readonly Requirement[], report: Report): void {
  const horizons = requirements.filter(({ role }) => role === 'horizon');
  for (const [index, { id, type, categories }] of horizons.entries()) {
    const item = { kind: 'requirement', id } as const;
    if (type !== 'date') report(item, ['role'], 'a horizon is a day, so the type is date');
    const before = horizons.slice(0, index).find((other) => other.categories.some((one) => categories.includes(one)));
    if (before) report(item, ['role'], `${before.id} is the horizon of one of its categories already`);
  }
}

interface Known {
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly signals: ReadonlySet<string>;
  readonly dimensions: ReadonlySet<string>;
}

function checkRequirement(requirement: Requirement, known: Known, report: Report): void {
  const item = { kind: 'requirement', id: requirement.id } as const;
  const checkSignals = (signals: readonly string[], steps: readonly (string | number)[]) =>
    signals.forEach((signal, index) => {
      if (!known.signals.has(signal)) report(item, [...steps, index], `${signal} is no signal of any guidance`);
    });
  checkSignals(requirement.signals, ['signals']);
  requirement.scale.forEach((scale, index) => {
    const steps = ['scale', index];
    if (scale.by === 'guidance') checkSignals(scale.signals, [...steps, 'signals']);
    if (scale.by === 'judge' && !requirement.judge) report(item, steps, 'is by judgement, but there is no judge');
    if (scale.by === 'attribute')
      for (const { field, message } of misfitsOfPoints(scale, known)) report(item, [...steps, ...field], message);
  });
}

function misfitsOfPoints({ dimension, points }: Extract<Scale, { by: 'attribute' }>, known: Known) {
  // A dimension that does not exist is a dangling id, not a misfit.
  if (!known.dimensions.has(dimension)) return [];
  const values = known.attributes.get(dimension);
  if (!values) return [{ field: ['dimension'], message: `${dimension} is no attribute` }];
  return Object.keys(points)
    .filter((value) => !values.has(value))
    .map((value) => ({ field: ['points', value], message: `${value} is no value of ${dimension}` }));
}
