import type { ConfiguredAnswer, RecommendAnswer, RecommendStackAnswer, SavedQuestion } from '@plimsoll/engine';
import { engineDoor, type ScenarioQuestion } from './doors.js';
import { openShippedReleases } from './shipped-releases.js';

/** The day on which docs/recommendation.md asks. */
export const PAGE_DAY = '2026-11-22';

const releases = openShippedReleases();
const door = engineDoor(releases);
export const pageRelease = releases('current');

/** For a question that is asked as a whole stack, the category that its other form is asked of; the networks a configuration is drawn into. */
const forms: Readonly<Record<string, { readonly category?: string; readonly addressSpace: string }>> = {
  'small-dev-cluster': { addressSpace: '10.20.0.0/24' },
  'windows-estate': { category: 'network-plugin', addressSpace: '10.30.0.0/16' },
  'two-thousand-node-platform': { addressSpace: '10.40.0.0/16' },
  'regulated-egress-control': { category: 'egress', addressSpace: '10.50.0.0/19' },
  'hybrid-on-premises-to-pods': { addressSpace: '172.20.0.0/19' },
  'ip-starved-vnet': { addressSpace: '192.168.10.0/24' },
  'migration-from-kubenet': { addressSpace: '10.70.0.0/23' },
  'gateway-api-platform': { addressSpace: '10.80.0.0/22' },
};

export type RecommendAsked = Extract<SavedQuestion['ask'], { verb: 'recommend' }>['question'];

/** A saved question in both of its forms, and the best stack drawn into a network. */
export interface PageAnswers {
  readonly question: SavedQuestion;
  readonly asked: RecommendAsked;
  readonly addressSpace: string;
  readonly category: RecommendAnswer;
  readonly stack: RecommendStackAnswer;
  readonly configuration: ConfiguredAnswer;
}

/** What the engine answers, as anyone who asks it would read it. */
async function askPage<T>(verb: ScenarioQuestion['verb'], question: object): Promise<T> {
  return JSON.parse(await door.ask({ verb, question: { asOf: PAGE_DAY, ...question } })) as T;
}

/** A recommendation with the strengths that REST puts in where none are told. */
export const askRecommend = <T>({ requirements = [], ...rest }: Partial<RecommendAsked>): Promise<T> =>
  askPage('recommend', {
    ...rest,
    requirements: requirements.map((one) => ({ ...one, strength: one.strength ?? 'must' })),
  });

/** Every question for a recommendation that the catalog keeps, in its order. */
export async function pageAnswers(): Promise<readonly PageAnswers[]> {
  const kept = [...pageRelease.questions.values()].sort((a, b) => a.order - b.order);
  const found: PageAnswers[] = [];
  for (const question of kept) if (question.ask.verb === 'recommend') found.push(await answersOf(question));
  return found;
}

async function answersOf(question: SavedQuestion): Promise<PageAnswers> {
  const form = forms[question.id];
  if (!form || question.ask.verb !== 'recommend') throw new Error(`the page has no form for ${question.id}`);
  const { addressSpace } = form;
  const asked = question.ask.question;
  const { category: kept, stack: _, ...both } = asked;
  const category = kept ?? form.category;
  if (category === undefined) throw new Error(`${question.id} needs a category`);
  const answering = both.requirements.filter(({ id }) =>
    pageRelease.requirements.get(id)?.categories.includes(category),
  );
  const stack = await askRecommend<RecommendStackAnswer>({ ...both, stack: true });
  return {
    question,
    asked,
    addressSpace,
    category: await askRecommend<RecommendAnswer>({ ...both, category, requirements: answering }),
    stack,
    configuration: await askPage<ConfiguredAnswer>('configure', {
      options: ownNetwork(stack),
      requirements: both.requirements.map((one) => ({ ...one, strength: one.strength ?? 'must' })),
      network: { addressSpace: [addressSpace] },
    }),
  };
}

/** The best stack in a virtual network of one's own, which has to be as good as one that Azure makes. */
function ownNetwork({ stacks }: RecommendStackAnswer): Readonly<Record<string, string>> {
  const [best] = stacks;
  if (!best) throw new Error('no stack is recommended');
  if (best.options['virtual-network'] === 'vnet-customer-managed') return best.options;
  if (!best.interchangeable['virtual-network']?.includes('vnet-customer-managed'))
    throw new Error('a virtual network of your own is not as good');
  return { ...best.options, 'virtual-network': 'vnet-customer-managed' };
}
