import { readDocument } from '@plimsoll/formats';
import {
  canonicalJson,
  compare,
  compareReleases,
  diffReleases,
  ipPlan,
  recommend,
  transition,
  validate,
  withIntent,
  type Asked,
  type CompareQuestion,
  type CompiledRelease,
  type IpPlanQuestion,
  type RecommendQuestion,
  type TransitionQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import request from 'supertest';

export interface ScenarioQuestion {
  readonly verb: 'compare' | 'compare-releases' | 'diff' | 'ip-plan' | 'recommend' | 'transition' | 'validate';
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
        diff: () => diffReleases(releases(String(question['from'])), releases(String(question['to']))),
        'ip-plan': () => ipPlan(releases(release), asked as unknown as Asked<IpPlanQuestion>),
        recommend: () => recommend(releases(release), asked as Asked<RecommendQuestion>),
        transition: () => {
          const { from, to, horizon } = { horizon: 365, ...question } as unknown as TransitionQuestion;
          const [before, after] = [from, to].map((side) =>
            readDocument(side.document, side.format ?? 'auto', side.parameters),
          );
          if (!before || !after) throw new Error('a transition has two sides');
          return transition(releases(release), before, after, { ...asked, horizon });
        },
        validate: () => {
          const { document, format = 'auto', horizon = 365, intent } = question as Partial<ValidateQuestion>;
          return validate(releases(release), withIntent(readDocument(document, format), intent), { ...asked, horizon });
        },
      };
      return canonicalJson(answers[verb]());
    },
  };
}

/** The running service over HTTP. */
export function restDoor(baseUrl: string): Door {
  return {
    name: 'rest',
    ask: async ({ verb, release, question }) => {
      const response =
        verb === 'diff'
          ? await request(baseUrl).get('/v1/catalogs/aks-networking/diff').query(question)
          : await request(baseUrl)
              .post(`/v1/${verb === 'compare-releases' ? 'compare' : verb}`)
              .send({ ...(release ? { release } : {}), ...question });
      if (response.status !== 200) throw new Error(`${verb} answered ${response.status}: ${response.text}`);
      return canonicalJson(JSON.parse(response.text));
    },
  };
}
