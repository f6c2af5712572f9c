import { compileRelease, type CompiledRelease } from '../compile.js';
import type { Design } from '../model/design.js';
import type { ReadDocument } from '../model/report.js';
import type { ReleaseContentInput, ReleaseHeader } from '../model/release.js';
import { checkExpression } from './check.js';
import { matchesContext, ruleContext, type ExpressionContext } from './context.js';
import { compileExpression, evaluate, type Evaluation } from './evaluate.js';
import type { Type } from './types.js';

export type FactInput = ReleaseContentInput['facts'][number];
type OptionInput = ReleaseContentInput['options'][number];
type RuleInput = ReleaseContentInput['rules'][number];

export const TODAY = '2026-11-22';

const both = (text: string) => ({ en: text, ja: `${text} (ja)` });

const header: ReleaseHeader = {
  catalog: 'harbour',
  sequence: 1,
  label: '2026.11.0',
  digest: '0'.repeat(64),
  schemaVersion: '1.0.0',
  publishedAt: '2026-11-22T00:00:00Z',
  publishedBy: 'spec',
  notes: both('Harbour'),
};

/** A stated fact on a cell written `option/dimension`. */
export function fact(
  id: string,
  cell: `${string}/${string}`,
  value: FactInput['value'],
  more: Partial<FactInput> = {},
): FactInput {
  const [option = '', dimension = ''] = cell.split('/');
  return {
    id,
    option,
    dimension,
    value,
    text: both(`Says ${id}.`),
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: TODAY,
    citations: [{ revision: 'log-1', heading: null, quote: `quote of ${id}` }],
    ...more,
  };
}

export const capability = (
  support: 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown',
  ...qualifiers: string[]
) => ({
  type: 'capability' as const,
  support,
  qualifiers,
  ...(support === 'conditional' ? { condition: both('on a condition') } : {}),
});

export const maximum = (number: number, kind: 'hard' | 'recommended' = 'hard') => ({
  type: 'limit' as const,
  op: 'max' as const,
  number,
  unit: 'nodes',
  scope: 'cluster',
  kind,
  adjustable: false,
});

const dimensions: ReleaseContentInput['dimensions'] = [
  {
    id: 'max-nodes',
    name: both('Nodes'),
    kind: 'limit',
    group: 'scale',
    order: 1,
    valueType: 'integer',
    unit: 'nodes',
  },
  {
    id: 'advised-nodes',
    name: both('Advised'),
    kind: 'limit',
    group: 'scale',
    order: 2,
    valueType: 'integer',
    unit: 'nodes',
  },
  { id: 'min-version', name: both('Version'), kind: 'limit', group: 'scale', order: 3, valueType: 'version' },
  { id: 'windows', name: both('Windows'), kind: 'capability', group: 'nodes', order: 4 },
  {
    id: 'reach',
    name: both('Reach'),
    kind: 'capability',
    group: 'paths',
    order: 5,
    qualifiers: [
      { id: 'pod-initiated', name: both('from the pod'), group: 'direction' },
      { id: 'peer-initiated', name: both('from the peer'), group: 'direction' },
      { id: 'both-directions', name: both('both'), group: 'direction', implies: ['pod-initiated', 'peer-initiated'] },
      { id: 'manual-routes', name: both('manual routes') },
    ],
  },
  {
    id: 'apis',
    name: both('APIs'),
    kind: 'attribute',
    group: 'ingress',
    order: 6,
    values: [
      { id: 'ingress-api', name: both('Ingress') },
      { id: 'gateway-api', name: both('Gateway') },
    ],
  },
  {
    id: 'hosting',
    name: both('Hosting'),
    kind: 'attribute',
    group: 'ingress',
    order: 7,
    closed: true,
    values: [
      { id: 'in-cluster', name: both('in') },
      { id: 'outside', name: both('out') },
    ],
  },
  { id: 'life', name: both('Life'), kind: 'attribute', group: 'life', order: 8 },
];

const vocabulary = (id: string, ...words: string[]) => ({
  id,
  name: both(id),
  words: words.map((word) => ({ id: word, name: both(word) })),
});

const vocabularies = [
  vocabulary('network-plugin', 'kubenet', 'azure'),
  vocabulary('network-plugin-mode', 'overlay'),
  vocabulary('data-plane', 'azure', 'cilium'),
  vocabulary('network-policy', 'calico', 'cilium', 'azure'),
  vocabulary('os-type', 'Linux', 'Windows'),
  vocabulary('agent-pool-mode', 'System', 'User'),
  vocabulary('ingress-api', 'ingress-api', 'gateway-api'),
  vocabulary('connection-peer', 'vm', 'on-premises'),
  vocabulary('environment', 'production', 'test'),
  vocabulary('connection-initiator', 'pod', 'peer'),
];

const matching = [
  { id: 'kubenet', matches: "network.plugin == 'kubenet'" },
  { id: 'overlay', matches: "network.plugin == 'azure' && has(network.pluginMode) && network.pluginMode == 'overlay'" },
  { id: 'flat', matches: "network.plugin == 'azure' && !has(network.pluginMode)" },
];

/** The words that expressions of these specs may name. */
const emptyContent: ReleaseContentInput = {
  categories: [
    { id: 'network-plugin', name: both('Plugin'), order: 0 },
    { id: 'ingress', name: both('Ingress'), order: 1 },
  ],
  dimensions,
  facts: [],
  options: [],
  requirements: [],
  rules: [],
  sources: [{ id: 'log', title: both('The log'), language: 'en' }],
  sourceRevisions: [{ id: 'log-1', source: 'log', order: 0, textSha256: '1'.repeat(64) }],
  vocabularies,
};

const bareOption = (id: string, category: string): OptionInput => ({
  id,
  category,
  name: both(id),
  order: 0,
  role: 'choice',
});

const options: OptionInput[] = [
  ...matching.map(({ id, matches }) => ({
    ...bareOption(id, 'network-plugin'),
    matches: expression(matches, matchesContext(emptyContent)),
  })),
  bareOption('gateway', 'ingress'),
];

/** A release with three plugins that recognise designs, one ingress, and the given facts and rules. */
export function release(facts: readonly FactInput[] = [], rules: readonly RuleInput[] = []): CompiledRelease {
  return compileRelease(header, { ...emptyContent, options, facts: [...facts], rules: [...rules] });
}

/** What expressions are checked against in these specs: the catalog above, with some facts for their scopes. */
export function content(facts: readonly FactInput[] = []): ReleaseContentInput {
  return { ...emptyContent, options, facts: [...facts] };
}

/** A text compiled in a context. Throws on problems, which then fail the spec by name. */
export function expression(text: string, context: ExpressionContext, wanted: 'bool' | 'any' = 'bool') {
  const checked = checkExpression(text, context, wanted);
  if (!checked.ok) throw new Error(`${text}: ${checked.problems.map(({ message }) => message).join('; ')}`);
  return checked.expression;
}

const noFacts: readonly FactInput[] = [];
const releases = new Map<readonly FactInput[], CompiledRelease>();

/** One release for each list of facts: properties ask thousands of questions of one. */
function releaseOf(facts: readonly FactInput[]): CompiledRelease {
  const known = releases.get(facts) ?? release(facts);
  releases.set(facts, known);
  return known;
}

/** Evaluates a yes-or-no text over a design and named variables of given types. */
export function judgeText(
  text: string,
  given: {
    readonly design?: Design;
    readonly types?: Readonly<Record<string, Type>>;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly facts?: readonly FactInput[];
  } = {},
): Evaluation {
  const { design = {}, types = {}, variables = {}, facts = noFacts } = given;
  const compiled = compileExpression(
    expression(text, ruleContext(content(facts), 'cluster', types)),
    Object.keys(types),
  );
  return evaluate(compiled, { release: releaseOf(facts), asOf: TODAY, variables, design });
}

/** The problems that publishing finds in a text. */
export function problemsOf(
  text: string,
  context = ruleContext(content(), 'cluster'),
  wanted: 'bool' | 'any' = 'bool',
): string[] {
  const checked = checkExpression(text, context, wanted);
  return checked.ok ? [] : checked.problems.map(({ message }) => message);
}

interface CaseText {
  readonly appliesWhen?: string;
  readonly seen?: Readonly<Record<string, string>>;
  readonly assert: string;
  readonly at?: string;
  readonly severity?: 'error' | 'warning' | 'note';
  readonly message?: string;
  readonly facts?: string[];
  /** What only the cases of a rule on a transition have. */
  readonly transition?: Pick<RuleInput['cases'][number], 'concerns' | 'effect' | 'judges' | 'steps'>;
}

/** A rule with its texts compiled. */
export function rule(
  id: string,
  target: RuleInput['for'],
  cases: readonly CaseText[],
  {
    examples = [],
    facts = [],
  }: { readonly examples?: RuleInput['examples']; readonly facts?: readonly FactInput[] } = {},
): RuleInput {
  return {
    id,
    title: both(`Rule ${id}`),
    for: target,
    cases: cases.map((one) => ruleCase(target, one, content(facts))),
    examples: examples.length > 0 ? examples : [none, none],
  };
}

const none: RuleInput['examples'][number] = { name: 'nothing told', design: {}, expect: 'unknown' };

function ruleCase(target: RuleInput['for'], text: CaseText, catalog: ReleaseContentInput): RuleInput['cases'][number] {
  const types = new Map<string, Type>();
  const seen = Object.entries(text.seen ?? {}).map(([name, value]) => {
    const checked = checkExpression(value, ruleContext(catalog, target, types), 'any');
    if (!checked.ok) throw new Error(`${value}: ${checked.problems.map(({ message }) => message).join('; ')}`);
    types.set(name, checked.type);
    return { name, value: checked.expression };
  });
  return {
    ...(text.appliesWhen === undefined
      ? {}
      : { appliesWhen: expression(text.appliesWhen, ruleContext(catalog, target)) }),
    seen,
    assert: expression(text.assert, ruleContext(catalog, target, types)),
    at: text.at ?? '',
    severity: text.severity ?? 'error',
    message: both(text.message ?? 'broken'),
    ...(text.facts ? { facts: text.facts } : {}),
    ...text.transition,
  };
}

/** A design as its reader gives it, where every told value has its own pointer. */
export function readDesign(design: Design): ReadDocument {
  return { format: 'design', design, pointers: {}, unmapped: [] };
}
