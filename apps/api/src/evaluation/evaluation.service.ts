import { Inject, Injectable } from '@nestjs/common';
import {
  canonicalJson,
  compare,
  comparedRefs,
  compareReleases,
  digestOf,
  ENGINE_VERSION,
  ipPlan,
  Problem,
  recommendAny,
  transition,
  validateAll,
  withIntent,
  type Asked,
  type CompareAnswer,
  type CompareQuestion,
  type CompareReleasesAnswer,
  type CompiledRelease,
  type ConfigurationFile,
  type ConfigureQuestion,
  type IpPlanQuestion,
  type Locale,
  type ReadDocument,
  type RecommendQuestion,
  type TransitionQuestion,
  type ValidateQuestion,
  atPlace,
} from '@plimsoll/engine';
import { compareToCsv, compareToMarkdown, configureAnswer, readDocument, readDocuments } from '@plimsoll/formats';
import { Clock } from '../config/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { AnswerCache } from './answer-cache.js';
import type { AnswerFormat } from './evaluation.schema.js';
import { writeReports, type ReportWriting } from './written-reports.js';

/** The bytes of an answer. `etag` is made of what the answer is a function of: release, engine, question and form. */
export interface Answer {
  readonly bytes: Buffer;
  readonly etag: string;
}

interface Headed {
  readonly catalog?: string | undefined;
  readonly release?: string | undefined;
  readonly asOf?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** The catalog that is asked when a question names none. */
export const DEFAULT_CATALOG = 'aks-networking';

/** The three verbs, on releases from memory. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
    private readonly answers: AnswerCache,
    @Inject(CONFIG) private readonly config: Pick<Config, 'designItems'>,
  ) {}

  compare(question: CompareQuestion, format: AnswerFormat): Answer {
    const asked = this.settle(question);
    const releases = this.comparedReleases(question);
    const etag = etagOf(releases, asked, `compare/${format}`);
    const bytes = this.answers.get(etag) ?? Buffer.from(writeCompared(compareIn(releases, asked), format));
    this.answers.set(etag, bytes, bytes.length);
    return { bytes, etag };
  }

  recommend(question: RecommendQuestion): Answer {
    const asked = this.settle(question);
    const release = this.release(question, '/release', question.release);
    return { bytes: bytesOf(recommendAny(release, asked)), etag: etagOf([release], asked, 'recommend') };
  }

  validate(question: ValidateQuestion, writing: ReportWriting = { output: 'json' }): Answer {
    const { text, release, asked } = this.judge(question, writing);
    return { bytes: Buffer.from(text), etag: etagOf([release], { ...asked, ...writing }, 'validate') };
  }

  /** What `validate` answers, without the tag that nobody asks a line of a batch for: it takes a digest of the whole question. */
  report(question: ValidateQuestion): Buffer {
    return Buffer.from(this.judge(question, { output: 'json' }).text);
  }

  private judge(question: ValidateQuestion, writing: ReportWriting) {
    const asked = this.settle(question);
    const release = this.release(question, '/release', question.release);
    const { document, format, parameters, intent } = question;
    const reads = atPlace('/document', () => readDocuments(document, format, parameters)).map((read) =>
      withIntent(read, intent),
    );
    refuseHugeDesigns(reads, { most: this.config.designItems, pointer: '/document' });
    return { text: writeReports(validateAll(release, reads, asked), release, writing), release, asked };
  }

  ipPlan(question: IpPlanQuestion): Answer {
    const asked = this.settle(question);
    const release = this.release(question, '/release', question.release);
    return { bytes: bytesOf(ipPlan(release, asked)), etag: etagOf([release], asked, 'ip-plan') };
  }

  /** A configuration, or the text of one of its files. */
  configure(question: ConfigureQuestion, file: ConfigurationFile | undefined): Answer {
    const asked = this.settle(question);
    const release = this.release(question, '/release', question.release);
    const answer = configureAnswer(release, asked);
    const bytes = file === undefined ? bytesOf(answer) : Buffer.from(answer.files[file]);
    return { bytes, etag: etagOf([release], asked, `configure/${file ?? 'json'}`) };
  }

  transition(question: TransitionQuestion): Answer {
    const asked = this.settle(question);
    const release = this.release(question, '/release', question.release);
    const [from, to] = (['from', 'to'] as const).map((side) => {
      const { document, format, parameters } = question[side];
      const pointer = `/${side}/document`;
      const read = atPlace(pointer, () => readDocument(document, format, parameters));
      refuseHugeDesigns([read], { most: this.config.designItems, pointer });
      return read;
    }) as [ReadDocument, ReadDocument];
    return {
      bytes: bytesOf(transition(release, from, to, asked)),
      etag: etagOf([release], asked, 'transition'),
    };
  }

  /** Throws Problem (404) when there is no such release. */
  requireRelease(head: Headed): void {
    this.release(head, '/release', head.release);
  }

  private comparedReleases(question: CompareQuestion): readonly CompiledRelease[] {
    const refs = comparedRefs(question);
    return refs.flatMap((named) => (named ? [this.release(question, named.pointer, named.ref)] : []));
  }

  private release({ catalog = DEFAULT_CATALOG }: Headed, pointer: string, ref = 'current'): CompiledRelease {
    atPlace('/catalog', () => this.memory.headers(catalog));
    return atPlace(pointer, () => this.memory.find(catalog, ref));
  }

  private settle<Q extends Headed>(question: Q): Asked<Q> {
    return { ...question, asOf: question.asOf ?? this.clock.today(), locale: question.locale ?? 'en' };
  }
}

function compareIn(releases: readonly CompiledRelease[], asked: Asked<CompareQuestion>): Compared {
  const [first, second] = releases;
  if (first === undefined) throw new Error('a comparison needs a release');
  return second === undefined ? compare(first, asked) : compareReleases(first, second, asked);
}

type Compared = CompareAnswer | CompareReleasesAnswer;

function writeCompared(answer: Compared, format: AnswerFormat): string {
  switch (format) {
    case 'json':
      return canonicalJson(answer);
    case 'csv':
      return compareToCsv(answer);
    case 'markdown':
      return compareToMarkdown(answer);
  }
}

const bytesOf = (answer: unknown) => Buffer.from(canonicalJson(answer));

/** The refs of the question are left out: what they stand for is named by the releases. */
function etagOf(releases: readonly CompiledRelease[], asked: Asked<Headed>, form: string): string {
  const question = { ...asked, catalog: undefined, release: undefined, releases: undefined };
  const answering = releases.map((release) => release.ref);
  return digestOf({ answering, engineVersion: ENGINE_VERSION, form, question });
}

/** Every rule runs on every item, and a report tells each result: both have to stay of a size that one answer can have. */
function refuseHugeDesigns(
  reads: readonly ReadDocument[],
  { most, pointer }: { readonly most: number; readonly pointer: string },
): void {
  const count = reads.reduce((sum, { design }) => sum + itemCount(design), 0);
  if (count <= most) return;
  const code = 'design-too-large';
  const detail = `The document has ${count} agent pools, subnets, ingresses and connections; at most ${most} are judged at once.`;
  throw new Problem(422, code, detail, [{ pointer, code, detail }]);
}

function itemCount({ agentPools, subnets, ingresses, intent }: ReadDocument['design']): number {
  return [agentPools, subnets, ingresses, intent?.connections].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
