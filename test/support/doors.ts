import { configureAnswer, readDocument, readDocuments } from '@plimsoll/formats';
import {
  answersDiff,
  canonicalJson,
  compare,
  compareReleases,
  diffReleases,
  explain,
  historyOf,
  ipPlan,
  recommendAny,
  transition,
  validateAll,
  withIntent,
  type AnswersDiffQuestion,
  type Asked,
  type CompareQuestion,
  type CompiledRelease,
  type ConfigureQuestion,
  type ExplainQuestion,
  type IpPlanQuestion,
  type RecommendQuestion,
  type TransitionQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import request from 'supertest';

export interface ScenarioQuestion {
  readonly verb:
    | 'answers-diff'
    | 'compare'
    | 'compare-releases'
    | 'configure'
    | 'diff'
    | 'explain'
    | 'ip-plan'
    | 'recommend'
    | 'transition'
    | 'validate';
  readonly release?: string;
  readonly question: Readonly<Record<string, unknown>>;
}

/** A way in. Gives the answer as canonical JSON, so that two doors can be compared byte for byte. */
export interface Door {
  readonly name: string;
  ask(scenario: ScenarioQuestion): Promise<string>;
}

/** The engine itself, on releases that the catalog's files give. */
export function engineDoor(releases: (ref: string) => CompiledRelease): Door {
  return {
    name: 'engine',
    ask: async ({ verb, release = 'current', question }) => {
      const asked = { locale: 'en', ...question } as Asked<Record<string, unknown>>;
      const answers = {
        compare: () => compare(releases(release), asked as Asked<CompareQuestion>),
        'compare-releases': () => {
          const [from, to] = (asked as unknown as { releases: [string, string] }).releases;
          return compareReleases(releases(from), releases(to), asked as Asked<CompareQuestion>);
        },
        configure: () => {
          const whole = { requirements: [], horizon: 365, ...asked } as unknown as Asked<ConfigureQuestion>;
          return configureAnswer(releases(release), whole);
        },
        diff: () => diffReleases(releases(String(question['from'])), releases(String(question['to']))),
        'answers-diff': () => {
          const { from, to, ...rest } = asked as unknown as Required<AnswersDiffQuestion>;
          const [before, after] = [from, to].map((side) => ({
            release: releases(side.release ?? 'current'),
            asOf: String(side.asOf),
          }));
          if (!before || !after) throw new Error('answers are compared between two sides');
          return answersDiff(before, after, { ...rest, locale: asked.locale });
        },
        explain: () => {
          const found = releases(release);
          const all = Array.from({ length: found.ref.sequence }, (_, index) => releases(String(index + 1)));
          return explain(found, historyOf(all), asked as unknown as Asked<ExplainQuestion>);
        },
        'ip-plan': () => ipPlan(releases(release), asked as unknown as Asked<IpPlanQuestion>),
        recommend: () => recommendAny(releases(release), asked as Asked<RecommendQuestion>),
        transition: () => {
          const { from, to, horizon } = { horizon: 365, ...question } as unknown as TransitionQuestion;
          const [before, after] = [from, to].map((side) =>
            readDocument(side.document, side.format ?? 'auto', side.parameters),
          );
          if (!before || !after) throw new Error('a transition has two sides');
          return transition(releases(release), before, after, { ...asked, horizon });
        },
        validate: () => {
          const { document, format = 'auto', parameters, intent } = question as Partial<ValidateQuestion>;
          const reads = readDocuments(document, format, parameters).map((read) => withIntent(read, intent));
          return validateAll(releases(release), reads, { horizon: 365, ...asked });
        },
      };
      return canonicalJson(answers[verb]());
    },
  };
}

/** The paths of verbs that are not their names. */
const paths: Readonly<Record<string, string>> = { 'answers-diff': 'answers/diff', 'compare-releases': 'compare' };

/** The running service over HTTP. */
export function restDoor(baseUrl: string): Door {
  return {
    name: 'rest',
    ask: async ({ verb, release, question }) => {
      const response =
        verb === 'diff'
          ? await request(baseUrl).get('/v1/catalogs/aks-networking/diff').query(question)
          : await request(baseUrl)
              .post(`/v1/${paths[verb] ?? verb}`)
              .send({ ...(release ? { release } : {}), ...question });
      if (response.status !== 200) throw new Error(`${verb} answered ${response.status}: ${response.text}`);
      return canonicalJson(JSON.parse(response.text));
    },
  };
}
