import type { ConfiguredAnswer, RecommendStackAnswer } from '@plimsoll/engine';
import type { ExitCode, Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import type { Door, Question } from '../doors/door.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { ToolError } from '../failure.js';
import { present, questionOf } from '../input/question.js';
import { showConfigured, toDecide } from '../shown/configured.js';
import type { World } from '../world.js';
import { formOf, paperOf, say, sayJson } from './answer.js';
import { wantedFiles, writeFiles } from './configured-files.js';
import { pairOf } from './pairs.js';
import { poolsOf } from './pools.js';
import { requirementsOf } from './requirement.js';

/** Makes options, or the stack that requirements recommend, into the files that create a cluster. */
export const runConfigure: Run = async (given, world) => {
  const wanted = wantedFiles(given);
  const asked = await questionOf(given, world, toldBy(given));
  const door = await openDoor(given, world);
  const question = asked['options'] === undefined ? await withWinner(asked, door) : asked;
  if (question === undefined) {
    await world.stderr.write('plimsoll: no stack meets these requirements; plimsoll recommend --stack tells why\n');
    return 1;
  }
  const answer = (await door.ask('configure', question)) as ConfiguredAnswer;
  await tellOrigin(door, given, world, answer.release);
  await hand(answer, { wanted, given, world });
  return codeOf(answer);
};

const codeOf = ({ report }: ConfiguredAnswer): ExitCode => (report.outcome === 'fail' ? 1 : 0);

/** The question with the options of the best stack; undefined where no stack fits. */
async function withWinner(question: Question, door: Door): Promise<Question | undefined> {
  const { catalog, release, asOf, locale, requirements } = question;
  if (requirements === undefined)
    throw new ToolError('nothing is asked for: name options (CATEGORY=OPTION) or requirements (--must, --prefer)');
  const head = present({ catalog, release, asOf, locale, requirements });
  const { winner } = (await door.ask('recommend', { ...head, stack: true, top: 1 })) as RecommendStackAnswer;
  return winner === null ? undefined : { ...question, options: winner };
}

interface Handing {
  readonly wanted: readonly string[];
  readonly given: Given;
  readonly world: World;
}

async function hand(answer: ConfiguredAnswer, { wanted, given, world }: Handing): Promise<void> {
  const folder = given.text('out');
  if (folder === undefined && given.has('file')) {
    const [name = ''] = wanted;
    await world.stdout.write(answer.files[name as keyof ConfiguredAnswer['files']] ?? '');
    if (!given.has('quiet')) await world.stderr.write(toDecide(answer, world.stderr.paper(given.text('color'))));
    return;
  }
  const written =
    folder === undefined ? [] : writeFiles(folder, answer.files, { wanted, mayReplace: given.has('force') });
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showConfigured(answer, written, paperOf(given, world)));
}

function toldBy(given: Given) {
  const some = (values: readonly string[]) => (values.length > 0 ? values : undefined);
  const filled = (values: Question) => (Object.keys(values).length > 0 ? values : undefined);
  const network = present({
    addressSpace: some(given.texts('address-space')),
    podCidr: given.text('pod-range'),
    serviceCidr: given.text('service-range'),
    avoid: some(given.texts('avoid')),
  });
  const names = present({
    cluster: given.text('name'),
    resourceGroup: given.text('group'),
    region: given.text('region'),
    vnet: given.text('vnet'),
  });
  return {
    options: filled(Object.fromEntries(given.positionals.map((text) => pairOf(text, 'configure')))),
    requirements: requirementsOf(given),
    pools: poolsOf(given),
    network: filled(network),
    names: filled(names),
    kubernetesVersion: given.text('kubernetes-version'),
    horizon: given.whole('horizon'),
  };
}
