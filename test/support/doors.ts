import { readDocument } from '@plimsoll/formats';
import {
  canonicalJson,
  compare,
  compareReleases,
  diffReleases,
  recommend,
  validate,
  withIntent,
  type Asked,
  type CompareQuestion,
  type CompiledRelease,
  type RecommendQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import request from 'supertest';

export interface ScenarioQuestion {
  readonly verb: 'compare' | 'compare-releases' | 'diff' | 'recommend' | 'validate';
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
        recommend: () => recommend(releases(release), asked as Asked<RecommendQuestion>),
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
