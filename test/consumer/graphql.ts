// What a portal may write with documents of GraphQL: what goes in and what comes out follows from the document.
import { PlimsollError } from '@plimsoll/sdk';
import {
  compareTableDocument,
  createGraphqlClient,
  factSearchDocument,
  GraphqlError,
  type FactSearchQuery,
  type TypedDocument,
} from '@plimsoll/sdk/graphql';

export const portal = createGraphqlClient({ baseUrl: 'http://127.0.0.1:3000', retries: 1 });

export async function asks(): Promise<FactSearchQuery> {
  const table = await portal.ask(compareTableDocument, { question: { options: ['kubenet'] } }, { timeoutMs: 1000 });
  const facts = await portal.ask(factSearchDocument);
  const { status } = await portal.ask(factSearchDocument, { option: 'kubenet' }).withResponse();
  // @ts-expect-error a table has to be asked for
  await portal.ask(compareTableDocument);
  // @ts-expect-error a question has no such place
  await portal.ask(compareTableDocument, { question: { optoins: ['kubenet'] } });
  // @ts-expect-error ids are texts
  await portal.ask(compareTableDocument, { question: { options: [7] } });
  // @ts-expect-error there is no such variable
  await portal.ask(factSearchDocument, { page: 2 });
  // @ts-expect-error there is no such option
  await portal.ask(factSearchDocument, {}, { timeout: 1000 });
  // @ts-expect-error only what the document asks for comes
  void facts.release.options;
  // @ts-expect-error which answer it is has to be asked first
  void table.compare.reference;
  // @ts-expect-error an answer is not written to
  facts.release.label = 'mine';
  if (table.compare.__typename === 'CompareAnswer') void [table.compare.reference, status];
  return facts;
}

/** A document of one's own, typed or not. */
export async function asksOwn(
  typed: TypedDocument<{ readonly catalogs: number }, { readonly first: number }>,
): Promise<number> {
  const answer = await portal.ask('{ catalogs { id } }');
  // @ts-expect-error nobody said what it gives
  void answer.catalogs;
  // @ts-expect-error what it takes is asked for
  await portal.ask(typed);
  return (await portal.ask(typed, { first: 1 })).catalogs;
}

export function tells(error: unknown): string {
  if (!(error instanceof GraphqlError)) return error instanceof PlimsollError ? error.code : 'not ours';
  // @ts-expect-error what came in spite of it may be anything
  void error.data.release;
  // @ts-expect-error failures are not written to
  error.failures.length = 0;
  return `${error.code} ${error.status} ${error.failures.map(({ message }) => message).join()}`;
}
