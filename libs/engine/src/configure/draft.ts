import { questionProblem } from '../compare-question.js';
import { fillDefaults, type FilledDefault } from '../defaults.js';
import { mergeDesigns } from '../merge-designs.js';
import type { ConfigureQuestion } from '../model/configure.js';
import type { Design } from '../model/design.js';
import { chooseOption } from '../rules/choose.js';
import { compileRules, type CompiledRule } from '../rules/compiled-rules.js';
import { DesignDocument } from '../rules/document.js';
import { Failure, type Struct } from '../rules/values.js';
import type { DesignPatch } from './patches.js';
import { poolLayouts, type PoolItem } from './pool-layouts.js';
import { errorsOf, findingsOf, type Trying } from './refusals.js';
import { tellAbsent } from './tell-absent.js';

/** The name by which defaults are meant for this question. */
export const FORMAT = 'configure';

/** A design that is all but its ranges, what of it was filled in, and the preferences that it does not follow. */
export interface Draft {
  readonly design: Design;
  readonly defaults: readonly FilledDefault[];
  readonly leftOut: readonly DesignPatch[];
}

export interface Drawing extends Trying {
  readonly question: ConfigureQuestion;
  /** What of the design does not come from options and requirements. */
  readonly base: Design;
}

/**
 * Draws the design of a question. Musts and options hold whatever the rules say of them; a preference holds where it breaks no rule more. Throws Problem (422) where
 * a must makes the design one of another option than was asked for.
 */
export function drawDesign(drawing: Drawing, patches: readonly DesignPatch[]): Draft {
  const rules = compileRules(drawing.view.release);
  const kept = patches.filter(({ strength }) => strength !== 'prefer');
  let drawn = draw(drawing, kept);
  refuseOtherOptions(drawing, drawn.design, kept);
  let broken = errorsOf(findingsOf(drawing, drawn.design, rules)).length;
  const leftOut: DesignPatch[] = [];
  for (const preferred of patches.filter(({ strength }) => strength === 'prefer')) {
    const other = draw(drawing, [...kept, preferred]);
    const errors = errorsOf(findingsOf(drawing, other.design, rules)).length;
    if (errors > broken || otherOptions(drawing, other.design).length > 0) leftOut.push(preferred);
    else {
      [drawn, broken] = [other, errors];
      kept.push(preferred);
    }
  }
  return { ...drawn, leftOut };
}

type Drawn = Omit<Draft, 'leftOut'>;

/** The first layout of pools that breaks no rule on pools; where all do, the first that breaks the fewest. */
function draw(drawing: Drawing, patches: readonly DesignPatch[]): Drawn {
  const rules = compileRules(drawing.view.release).filter(({ rule }) => rule.for === 'agent-pools');
  const base = mergeDesigns(
    drawing.base,
    patches.map(({ design }) => withoutPools(design)),
  ) as Design;
  let best: { readonly drawn: Drawn; readonly errors: number } | undefined;
  for (const agentPools of poolLayouts(drawing.question.pools, patches)) {
    const drawn = complete(drawing, base, agentPools);
    const errors = errorsOn(drawing, drawn.design, rules);
    if (!best || errors < best.errors) best = { drawn, errors };
    if (errors === 0) break;
  }
  if (!best) throw new Error('a question has at least one layout of pools');
  return best.drawn;
}

const errorsOn = (drawing: Drawing, design: Design, rules: readonly CompiledRule[]) =>
  errorsOf(findingsOf(drawing, design, rules)).length;

function withoutPools(design: unknown): unknown {
  const { agentPools: _, ...rest } = (design ?? {}) as Readonly<Record<string, unknown>>;
  return rest;
}

function complete({ view, question }: Drawing, base: Design, pools: readonly PoolItem[]): Drawn {
  const network = { vnetOrigin: originOf(question), ...base.network };
  const isOwn = network.vnetOrigin === OWN;
  const agentPools = pools.map((pool) => ({
    ...pool,
    subnetId: isOwn ? (pool['subnetId'] ?? NODES) : null,
  })) as NonNullable<Design['agentPools']>;
  const open = tellAbsent({ ...base, network, agentPools }, filledIn(view));
  const read = { format: 'design', design: open, pointers: {}, unmapped: [] } as const;
  const { read: filled, defaults } = fillDefaults(view, read, FORMAT);
  return { design: tellAbsent(filled.design, RANGES), defaults: [...defaults.values()] };
}

/** The name of the subnet of nodes that names none. */
const NODES = 'nodes';

/** The words of a design for a network of one's own and for one that the platform makes. */
const [OWN, MADE] = ['customer-managed', 'azure-managed'];
const originOf = ({ network }: ConfigureQuestion) => (network?.addressSpace ? OWN : MADE);

export const hasOwnNetwork = ({ network }: Design): boolean => network?.vnetOrigin === OWN;

/** What is settled after the design is drawn. */
const RANGES: ReadonlySet<string> = new Set(['/subnets', '/vnets']);

/** The design paths that some default of this question fills in. */
function filledIn({ release }: Trying['view']): ReadonlySet<string> {
  const roots = { cluster: '', 'agent-pools': '/agentPools/*', subnets: '/subnets/*' } as const;
  const defaults = (release.content.defaults ?? []).filter(({ formats }) => formats.includes(FORMAT));
  return new Set([...RANGES, ...defaults.map(({ for: target, path }) => `${roots[target]}/${path}`)]);
}

interface OtherOption {
  readonly category: string;
  readonly asked: string;
  readonly found: string;
}

/** The categories in which a design is recognised as using another option than was asked for, or more than the one. */
function otherOptions({ view, question }: Drawing, design: Design): readonly OtherOption[] {
  const document = new DesignDocument(design as Struct, view);
  return Object.entries(question.options).flatMap(([category, asked]) => {
    const found = chooseOption(document, category);
    if (found instanceof Failure) return [{ category, asked, found: found.$detail }];
    return typeof found === 'string' && found !== asked ? [{ category, asked, found }] : [];
  });
}

/** Points at the requirement that turns an option into another, where one alone does. */
function refuseOtherOptions(drawing: Drawing, design: Design, patches: readonly DesignPatch[]): void {
  const others = otherOptions(drawing, design);
  if (others.length === 0) return;
  const options = patches.filter(({ strength }) => strength === 'option');
  const places = others.map(({ category, asked, found }) => {
    const by = patches.find(
      (patch) =>
        patch.strength === 'must' &&
        otherOptions(drawing, draw(drawing, [...options, patch]).design).some((one) => one.category === category),
    );
    const cause = by ? `${by.id} and ${asked}` : `what is asked and ${asked}`;
    const detail = `${cause} do not go together in one design: it would use ${found}`;
    return { pointer: by?.pointer ?? `/options/${category}`, code: 'design-of-another-option', detail };
  });
  throw questionProblem(places);
}
