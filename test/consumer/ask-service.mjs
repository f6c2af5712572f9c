import { createClient, PlimsollError, ProblemError } from '@plimsoll/sdk';
import { questions } from './questions.mjs';

/** Asks a running service by the online client, in Node or in a page. */
export async function askService(baseUrl) {
  const client = createClient({ baseUrl });
  const answers = {};
  for (const [verb, question] of Object.entries(questions)) answers[verb] = await client[verb](question);
  const facts = [];
  const asked = { catalog: 'aks-networking', ref: '2', option: 'kubenet', pageSize: 3 };
  for await (const { id } of client.listFacts(asked)) facts.push(id);
  const { status, tries } = await client.getRelease({ catalog: 'aks-networking', ref: '2' }).withResponse();
  const refused = await client.compare({ options: ['kubenett'] }).catch((error) => error);
  const isTyped = refused instanceof ProblemError && refused instanceof PlimsollError;
  return JSON.stringify({ answers, facts, status, tries, refused: isTyped ? refused.code : String(refused) });
}
