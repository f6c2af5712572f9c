import { canonicalJson } from '@plimsoll/engine';
import request from 'supertest';
import { writeSchema } from '../../apps/api/src/graphql/schema-text.js';
import type { Door, ScenarioQuestion } from './doors.js';
import { FullSelection } from './full-selection.js';

const fields: Readonly<Partial<Record<string, string>>> = {
  'answers-diff': 'answersDiff',
  'compare-releases': 'compare',
  'ip-plan': 'ipPlan',
};

/** The running service over GraphQL: every field of the answer is asked for, and the nulls that stand for what REST leaves out are taken away again. */
export function graphqlDoor(baseUrl: string): Door {
  const { sdl, leftOut } = writeSchema();
  const selection = new FullSelection(sdl, leftOut);
  return {
    name: 'graphql',
    ask: async ({ verb, release, question }: ScenarioQuestion) => {
      const field = fields[verb] ?? verb;
      const asked = { ...(release ? { release } : {}), ...question };
      const variables = verb === 'diff' ? question : { question: asked };
      const response = await request(baseUrl)
        .post('/graphql')
        .send({ query: selection.documentFor(field, membersOf(field, asked)), variables });
      const { data, errors } = response.body as { data?: Readonly<Record<string, unknown>> | null; errors?: unknown };
      if (errors !== undefined || !data) throw new Error(`${field} answered ${JSON.stringify(errors)}`);
      return canonicalJson(selection.restore(field, data[field]));
    },
  };
}

/** Whoever asks for a stack knows that a stack is answered. */
function membersOf(field: string, asked: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  if (field !== 'recommend') return undefined;
  return [asked['stack'] === true ? 'RecommendStackAnswer' : 'RecommendAnswer'];
}
