import type { CompiledRelease } from '../compile.js';
import type { Asked } from '../model/answer.js';
import type { RecommendQuestion } from '../model/recommend.js';
import type { ReleaseContentInput } from '../model/release.js';
import { boats, both, TODAY } from '../recommend.spec-fixture.js';
import { matchesContext } from '../rules/context.js';
import { content, expression, rule } from '../rules/release.spec-fixture.js';

type OptionInput = ReleaseContentInput['options'][number];

const category = (id: string, order: number, isOptional = false) => ({
  id,
  name: both(id),
  order,
  stack: { optional: isOptional },
});

/** An option with what a design says that uses it, and how it is told from one. */
export function stackOption(id: string, of: string, design?: OptionInput['design'], matches?: string): OptionInput {
  return {
    id,
    category: of,
    name: both(`The ${id}`),
    order: 0,
    role: 'choice',
    ...(design === undefined ? {} : { design }),
    ...(matches === undefined ? {} : { matches: expression(matches, matchesContext(content())) }),
  };
}

/** A release of stacks: a plugin, a data plane, and where something is asked of them a policy engine and an ingress. */
export function harbours(more: Partial<ReleaseContentInput> = {}): CompiledRelease {
  const { vocabularies } = content();
  return boats({
    vocabularies,
    categories: [
      category('plugin', 10),
      category('plane', 20),
      category('policy', 30, true),
      category('ingress', 40, true),
      { id: 'crew', name: both('crew'), order: 50 },
    ],
    options: [
      stackOption('bridge', 'plugin', { network: { plugin: 'kubenet' } }, "network.plugin == 'kubenet'"),
      stackOption(
        'flat',
        'plugin',
        { network: { plugin: 'azure', pluginMode: null } },
        "network.plugin == 'azure' && !has(network.pluginMode)",
      ),
      stackOption(
        'overlay',
        'plugin',
        { network: { plugin: 'azure', pluginMode: 'overlay' } },
        "network.plugin == 'azure' && has(network.pluginMode)",
      ),
      stackOption('chain', 'plane', { network: { dataPlane: 'azure' } }, "network.dataPlane == 'azure'"),
      stackOption(
        'hive',
        'plane',
        { network: { dataPlane: 'cilium' } },
        "network.dataPlane == 'cilium' && network.plugin == 'azure'",
      ),
      stackOption('bee', 'policy', { network: { policy: 'cilium' } }, "network.policy == 'cilium'"),
      stackOption('tiger', 'policy', { network: { policy: 'calico' } }, "network.policy == 'calico'"),
      stackOption('gate', 'ingress', { ingresses: [{ name: 'i', staticIp: true }] }),
      stackOption('nozzle', 'ingress', { ingresses: [{ name: 'i', staticIp: false }] }),
      { ...stackOption('sailor', 'crew'), role: 'choice' },
    ],
    rules: [
      rule('bee-needs-hive', 'cluster', [
        {
          appliesWhen: "has(network.policy) && network.policy == 'cilium'",
          assert: "network.dataPlane == 'cilium'",
          at: '/network/policy',
          message: 'A bee needs a hive.',
        },
      ]),
      rule('gate-needs-azure', 'ingresses', [
        { appliesWhen: 'ingress.staticIp', assert: "network.plugin == 'azure'", message: 'No gate on a bridge.' },
      ]),
      rule('nozzle-on-overlay', 'ingresses', [
        {
          appliesWhen: "!ingress.staticIp && has(network.pluginMode) && network.pluginMode == 'overlay'",
          assert: 'false',
          severity: 'warning',
          message: 'A nozzle drips on an overlay.',
        },
      ]),
      rule('sizes', 'agent-pools', [{ assert: 'pool.count > 0', message: 'too small' }]),
    ],
    requirements: [
      need('dry', ['plugin']),
      need('fast', ['plugin', 'plane']),
      need('strict', ['policy', 'plane'], { stackCategories: ['policy'] }),
      need('open', ['ingress']),
      need('brave', ['crew']),
    ],
    ...more,
  });
}

type RequirementInput = ReleaseContentInput['requirements'][number];

export function need(
  id: string,
  categories: readonly string[],
  more: Partial<RequirementInput> = {},
): RequirementInput {
  return {
    id,
    order: 0,
    question: both(`Need ${id}?`),
    categories: [...categories],
    type: 'yes',
    scale: [{ by: 'judge', yes: 1000, conditional: 600, no: 0 }],
    ...more,
  };
}

/** A question for a stack. */
export function askStack(
  requirements: RecommendQuestion['requirements'],
  more: Partial<RecommendQuestion> = {},
): Asked<RecommendQuestion> {
  return { stack: true, requirements, ...more, asOf: TODAY, locale: more.locale ?? 'en' };
}
