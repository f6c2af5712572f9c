import {
  Problem,
  recommend,
  recommendStack,
  validate,
  withIntent,
  type AskedRequirement,
  type Requirement,
  type StackChoice,
} from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read/read-document.js';
import {
  asked,
  askFor,
  configured,
  errorsIn,
  fittingStacks,
  ownNetwork,
  poolSets,
  release,
  requirementSets,
  today,
  valuesOf,
} from './shipped-stacks.spec-fixture.js';

const RUNS = 250;

describe('what recommend calls fitting', () => {
  it('is judged without error as it is configured, and as ARM and Terraform say it', () => {
    let judged = 0;
    fc.assert(
      fc.property(requirementSets, poolSets, fc.nat(), (requirements, pools, pick) => {
        const stacks = fittingStacks(recommendStack(release, { ...today, stack: true, requirements, top: 3 }));
        const options = stacks[pick % Math.max(1, stacks.length)];
        if (!options) return;
        judged += 1;
        const { design, report, files } = configured(options, { requirements, ...(pools ? { pools } : {}) });
        expect(errorsIn(report.findings), JSON.stringify(options)).toEqual([]);
        for (const file of ['azuredeploy.json', 'main.tf.json'] as const) {
          const read = withIntent(readDocument(JSON.parse(files[file]), 'auto'), design.intent);
          expect(errorsIn(validate(release, read, asked).findings), file).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(judged).toBeGreaterThan(RUNS / 2);
  });
});

/** The rules that speak against a design with a requirement, and the problems of configuring it; none where it passes. */
function objections(options: StackChoice, requirements: readonly AskedRequirement[]): readonly string[] {
  try {
    return found(configured(options, { requirements: [...requirements] }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code !== 'address-space-required') return [error.code];
    return found(configured(options, { requirements: [...requirements], network: ownNetwork }));
  }
}

const found = ({ report }: ReturnType<typeof configured>) =>
  report.findings.map(({ rule, result }) => `${rule} ${result}`);

/** An option of a category in a design; what is no plugin is looked at beside one that goes with most. */
const inUse = (category: string, option: string): StackChoice => ({
  'network-plugin': 'azure-cni-overlay',
  [category]: option,
});

/** For one requirement, the options that it rules out at some value, and whether anything speaks against the design that does not without it. */
function ruledOut(requirement: Requirement): readonly { readonly option: string; readonly isConfirmed: boolean }[] {
  return requirement.categories.flatMap((category) =>
    valuesOf(requirement).flatMap((value) => {
      const must = askFor(requirement, value, 'must');
      const { options } = recommend(release, { ...today, category, requirements: [must] });
      return options
        .filter(({ blockers }) => blockers.length > 0)
        .map(({ option }) => {
          const before = new Set(objections(inUse(category, option), []));
          const after = objections(inUse(category, option), [must]);
          return { option, isConfirmed: after.some((one) => !before.has(one)) };
        });
    }),
  );
}

/** The requirements of which a rule, or the configuring itself, refuses what recommend rules out. */
const spokenOf = [
  'agc-ingress',
  'dual-stack',
  'existing-vnet',
  'internal-load-balancing',
  'ipv6',
  'managed-vnet',
  'no-manual-udr',
  'node-count',
  'on-premises-reaches-pod',
  'own-service-endpoints',
  'own-udr',
  'pod-count',
  'pod-direct-access',
  'pods-per-node',
  'production',
  'static-ip',
  'virtual-nodes',
  'vm-reaches-pod-peered-vnet',
  'vm-reaches-pod-same-vnet',
  'windows-node-pools',
];

/** What no rule tells from the same design without the requirement. */
const unspoken = [
  'fqdn-policy byo-cni',
  'fqdn-policy kubenet',
  'fqdn-policy network-policy-azure-npm',
  'fqdn-policy network-policy-calico',
  'l7-policy byo-cni',
  'l7-policy kubenet',
  'l7-policy network-policy-azure-npm',
  'l7-policy network-policy-calico',
  // Refused already, since a network that nobody tells is the platform's.
  'managed-vnet outbound-user-assigned-nat-gateway',
  'managed-vnet outbound-user-defined-routing',
  'pod-count azure-cni-node-subnet',
  'pod-count kubenet',
  'tls-passthrough app-routing-gateway-api',
  'windows-node-pools network-policy-cilium',
];

describe('what recommend rules out', () => {
  const judged = [...release.content.requirements]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ design }) => design !== undefined)
    .map((requirement) => ({ id: requirement.id, options: ruledOut(requirement) }))
    .filter(({ options }) => options.length > 0);

  it('is refused by a rule of the release, where one speaks of the requirement', () => {
    const confirmed = judged.filter(({ options }) => options.some(({ isConfirmed }) => isConfirmed));
    expect(confirmed.map(({ id }) => id)).toEqual(spokenOf);
  });

  it('is refused for every option but those that no rule speaks of', () => {
    const open = judged.flatMap(({ id, options }) => [
      ...new Set(options.filter(({ isConfirmed }) => !isConfirmed).map(({ option }) => `${id} ${option}`)),
    ]);
    expect(open).toEqual(unspoken);
  });
});
