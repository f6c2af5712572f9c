import { readCatalog } from '@plimsoll/catalog';
import {
  compileRelease,
  type AskedRequirement,
  type CompiledRelease,
  type ConfiguredAnswer,
  type ConfigureQuestion,
  type RecommendStackAnswer,
  type Requirement,
  type StackChoice,
} from '@plimsoll/engine';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { configureAnswer } from './configure-answer.js';

/** The day of all questions here; judged with the horizon that validate has by itself. */
export const today = { asOf: '2026-11-22', locale: 'en' } as const;
export const asked = { ...today, horizon: 365 } as const;

/** The newest release of the shipped catalog. */
export const release = openNewest();

function openNewest(): CompiledRelease {
  const catalog = readCatalog(fileURLToPath(new URL('../../catalog/aks-networking', import.meta.url)));
  const newest = catalog.releases.at(-1);
  if (!newest) throw new Error('the catalog has no release');
  const { sequence } = newest.header;
  return compileRelease({ ...newest.header, digest: catalog.digestAt(sequence) }, catalog.contentAt(sequence));
}

/** Room for every plan that is asked here, beside a range that is taken. */
export const ownNetwork = { addressSpace: ['10.64.0.0/10'], avoid: ['10.0.0.0/16'] };

/** What a question may say besides its options. */
export type Planned = Partial<Omit<ConfigureQuestion, 'asOf' | 'locale' | 'options'>>;

/** Configures options; in a network of one's own where they say so. */
export function configured(options: StackChoice, question: Planned = {}): ConfiguredAnswer {
  const network = options['virtual-network'] === 'vnet-customer-managed' ? { network: ownNetwork } : {};
  return configureAnswer(release, { ...asked, requirements: [], options, ...network, ...question });
}

/** The stacks that an answer calls fitting, and those in which one option is put in for another of which it says that this makes no difference. */
export function fittingStacks({ stacks }: RecommendStackAnswer): readonly StackChoice[] {
  const fitting = stacks.filter(({ verdict }) => verdict === 'fits' || verdict === 'fits-with-conditions');
  return fitting.flatMap(({ options, interchangeable }) => [
    options,
    ...Object.entries(interchangeable).flatMap(([category, others]) =>
      others.map((other) => ({ ...options, [category]: other })),
    ),
  ]);
}

type Findings = ConfiguredAnswer['report']['findings'];

export const errorsIn = (findings: Findings): readonly string[] =>
  findings
    .filter(({ result, severity }) => result === 'error' || (result === 'fail' && severity === 'error'))
    .map(({ rule, message }) => `${rule}: ${message}`);

/** Numbers on either side of the limits that the catalog knows. */
const numbers: Readonly<Record<string, readonly number[]>> = {
  nodes: [1, 5, 60, 240, 401, 1001, 2000, 4500, 5001],
  pods: [10, 30, 110, 250, 401, 5000, 50_001, 250_001],
  addresses: [250, 4000, 60_000],
};

export function valuesOf({ type, unit, min = 0, max = Infinity }: Requirement): readonly AskedRequirement['value'][] {
  if (type === 'date') return ['2026-12-31', '2027-06-30', '2028-12-31', '2031-01-01'];
  if (type === 'yes') return [undefined];
  return (numbers[unit ?? ''] ?? []).filter((one) => one >= min && one <= max);
}

export function askFor(
  { id }: Requirement,
  value: AskedRequirement['value'],
  strength: 'must' | 'prefer',
): AskedRequirement {
  return { id, strength, ...(value === undefined ? {} : { value }) };
}

const requirement = fc
  .constantFrom(...release.content.requirements)
  .chain((one) =>
    fc
      .tuple(fc.constantFrom(...valuesOf(one)), fc.constantFrom('must' as const, 'prefer' as const))
      .map(([value, strength]) => askFor(one, value, strength)),
  );

/** Dual stack is asked of the plugin and the way out; that the policy engine takes IPv6 is a requirement of its own, and goes with it. */
function withPolicies(wanted: AskedRequirement[]): AskedRequirement[] {
  const dualStack = wanted.find(({ id }) => id === 'dual-stack');
  return dualStack ? [...wanted.filter(({ id }) => id !== 'ipv6'), { ...dualStack, id: 'ipv6' }] : wanted;
}

export const requirementSets: fc.Arbitrary<AskedRequirement[]> = fc
  .uniqueArray(requirement, { selector: ({ id }) => id, maxLength: 6 })
  .map(withPolicies);

/** Pools of a question, or none: then the requirements say how many nodes there are. */
export const poolSets: fc.Arbitrary<ConfigureQuestion['pools']> = fc.option(
  fc.array(
    fc.record(
      {
        nodes: fc.integer({ min: 1, max: 60 }),
        growth: fc.integer({ min: 1, max: 40 }),
        maxPods: fc.integer({ min: 30, max: 110 }),
        surge: fc.constantFrom('1', '33%'),
      },
      { requiredKeys: ['nodes'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { nil: undefined, freq: 2 },
);
