// What a program may write with the online client, and what its compiler must refuse: a line for each promise of docs/sdk.md.
import {
  AbortedError,
  CallError,
  ConnectionError,
  createClient,
  PlimsollError,
  ProblemError,
  ResponseError,
  TimeoutError,
  type Call,
  type CallOptions,
  type ClientOptions,
  type CompareAnswer,
  type Fact,
  type Finding,
  type Open,
  type Operations,
  type Report,
  type Reports,
} from '@plimsoll/sdk';

export const client: Operations = createClient({ baseUrl: 'http://127.0.0.1:3000' });

export async function asks(): Promise<void> {
  // Every operation is a method, and nothing else is.
  const compared = await client.compare({ options: ['kubenet'], dimensions: ['max-nodes'], release: '2' });
  // @ts-expect-error there is no such operation
  await client.comparison({ options: ['kubenet'] });

  // What a question must have, it must have, by its own name and kind.
  await client.validate({ document: { name: 'quay' }, format: 'aks', failOn: 'error' });
  // @ts-expect-error a document is missing
  await client.validate({ format: 'aks' });
  // @ts-expect-error it is called options
  await client.compare({ optoins: ['kubenet'] });
  // @ts-expect-error ids and releases are texts
  await client.compare({ options: ['kubenet'], release: 2 });
  // @ts-expect-error a list takes more than one
  await client.compare({ options: 'kubenet' });
  // @ts-expect-error a horizon is a number of days
  await client.recommend({ category: 'network-plugin', horizon: '30' });
  // @ts-expect-error both designs are asked for
  await client.transition({ from: { document: {} } });

  // Path and query parameters come in one object, and those of the path are asked for.
  await client.getFact({ catalog: 'aks-networking', ref: '2', id: 'kubenet-max-nodes' });
  // @ts-expect-error the release is missing
  await client.getFact({ catalog: 'aks-networking', id: 'kubenet-max-nodes' });
  // @ts-expect-error the fact is missing
  await client.getFact({ catalog: 'aks-networking', ref: '2' });
  // @ts-expect-error a release is named by a text
  await client.getFact({ catalog: 'aks-networking', ref: 2, id: 'kubenet-max-nodes' });
  // @ts-expect-error it is called pageSize
  await client.listFacts({ catalog: 'aks-networking', ref: '2', size: 10 });
  // @ts-expect-error whether facts are disputed is yes or no
  await client.listFacts({ catalog: 'aks-networking', ref: '2', disputed: 'yes' });
  // @ts-expect-error it takes parameters
  await client.listOptions();

  // The answer has its fields, and no others.
  const engineVersion: string = compared.engineVersion;
  // @ts-expect-error there is no such field
  void [engineVersion, compared.engine];
  // @ts-expect-error an answer is waited for
  void client.compare({ options: ['kubenet'] }).engineVersion;
}

export async function reads(): Promise<void> {
  // withResponse() tells what came with the answer.
  const call: Call<unknown> = client.listCatalogs();
  const told = await client.getRelease({ catalog: 'aks-networking', ref: 'current' }).withResponse();
  const facts: [number, string | null, number, boolean, string] = [
    told.status,
    told.headers.get('etag'),
    told.tries,
    told.isFromMemory,
    told.data.digest,
  ];
  // @ts-expect-error a service need not name the request
  const requestId: string = told.requestId;
  // @ts-expect-error what came is not written to
  told.status = 200;
  void [call, facts, requestId];
}

export async function lists(): Promise<void> {
  // A list is read page by page with await, item by item with for await.
  const asked = { catalog: 'aks-networking', ref: '2', option: 'kubenet' };
  const page = await client.listFacts(asked);
  const next: string | undefined = page.nextPageToken;
  const first: Fact | undefined = page.items[0];
  for await (const fact of client.listFacts(asked)) void fact.id.length;
  // @ts-expect-error an item is no page
  for await (const fact of client.listFacts(asked)) void fact.items;
  // @ts-expect-error a page is one page
  // oxlint-disable-next-line typescript/await-thenable -- what is tried here
  for await (const fact of await client.listFacts(asked)) void fact;
  // @ts-expect-error a comparison is no list
  // oxlint-disable-next-line typescript/await-thenable -- what is tried here
  for await (const row of client.compare({ options: ['kubenet'] })) void row;
  // @ts-expect-error a page may have no first item
  void [next, first.id];
}

export async function readsTexts(): Promise<void> {
  // Other forms are asked for by their media type, and are texts.
  const sarif: string = await client.validate({ document: {} }, { accept: 'application/sarif+json' });
  const csv: string = await client.compareByQuery({ options: ['kubenet'] }, { accept: 'text/csv' });
  // @ts-expect-error a text has no findings
  void (await client.validate({ document: {} }, { accept: 'application/sarif+json' })).findings;
  // @ts-expect-error without a media type it is a report
  const report: string = await client.validate({ document: {} });
  // @ts-expect-error there is a recommendation in one form alone
  await client.recommend({ category: 'network-plugin' }, { accept: 'text/csv' });
  void [sarif, csv, report];
}

export async function setsOptions(): Promise<void> {
  const options: CallOptions = {
    signal: AbortSignal.timeout(1000),
    timeoutMs: 500,
    deadlineMs: 1000,
    retries: 0,
    idempotencyKey: 'once',
    headers: { 'x-request-id': 'quay-1' },
  };
  await client.compare({ options: ['kubenet'] }, options);
  // @ts-expect-error the unit is in the name
  await client.compare({ options: ['kubenet'] }, { timeout: 500 });
  // @ts-expect-error milliseconds are a number
  await client.compare({ options: ['kubenet'] }, { deadlineMs: '1s' });
  // @ts-expect-error a signal is one of the platform
  await client.compare({ options: ['kubenet'] }, { signal: 'stop' });
  // @ts-expect-error options are not written to
  options.retries = 3;
}

export function opens(more: ClientOptions): readonly Operations[] {
  const hooks: NonNullable<ClientOptions['hooks']> = {
    onRequest: ({ method, url, tries }) => void [method, url, tries],
    onResponse: ({ status }) => void status,
    onRetry: ({ error, waitMs }) => void [error.code, waitMs],
  };
  // @ts-expect-error settings are not written to
  more.baseUrl = 'http://127.0.0.1:3001';
  return [
    createClient({ ...more, hooks, fetch, token: 'secret', memoryCharacters: 0, random: () => 0.5 }),
    // @ts-expect-error where the service is must be said
    createClient({ token: 'secret' }),
    // @ts-expect-error fetch is a function
    createClient({ baseUrl: 'http://127.0.0.1:3000', fetch: 'node-fetch' }),
    // @ts-expect-error there is no such setting
    createClient({ baseUrl: 'http://127.0.0.1:3000', retry: 3 }),
    // @ts-expect-error a hook hears of what there is
    createClient({ baseUrl: 'http://127.0.0.1:3000', hooks: { onRequest: ({ body }) => void body } }),
  ];
}

/** Failures are told apart by class and by code. */
export function tells(error: unknown): string {
  if (error instanceof ProblemError) {
    const places: readonly string[] = error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    // @ts-expect-error a status is not written to
    error.status = 200;
    // @ts-expect-error the places are not written to
    error.errors.push({ pointer: '', code: 'mine', detail: '' });
    // New codes may come: one that is not known is no mistake.
    return error.code === 'unknown-option' || error.code === 'a-code-of-tomorrow'
      ? places.join()
      : String(error.status);
  }
  if (error instanceof ResponseError) return String(error.status);
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof AbortedError)
    return error.code;
  if (error instanceof CallError) return error.message;
  // @ts-expect-error not every failure has a status
  return error instanceof PlimsollError ? String(error.status) : 'not ours';
}

/** Words may grow: whoever knows today's words does not know all of them. */
export function opensWords(finding: Finding, report: Report): string {
  const word: Finding['result'] = 'a-word-of-tomorrow';
  const open: Open<'pass' | 'fail'> = word;
  const known = (): string => {
    switch (finding.severity) {
      case 'error':
      case 'warning':
      case 'note':
        return finding.severity;
      default:
        return `a new word: ${finding.severity}`;
    }
  };
  // @ts-expect-error without a default it does not answer for a new word
  const closed = (): 'bad' | 'good' => {
    switch (report.outcome) {
      case 'fail':
      case 'unknown':
        return 'bad';
      case 'pass':
        return 'good';
    }
  };
  // @ts-expect-error an open word is not one of those known today
  const outcome: 'pass' | 'fail' | 'unknown' = report.outcome;
  return [open, known(), closed(), outcome].join();
}

/** An answer of several kinds is told apart by its kind. */
export function tellsKinds(answer: Report | Reports): number {
  // @ts-expect-error several reports have no findings of their own
  void answer.findings;
  return answer.kind === 'plimsoll-report/1' ? answer.findings.length : answer.reports.length;
}

/** What an answer need not hold is asked for before it is used. */
export function asksFirst(answer: CompareAnswer): string {
  // @ts-expect-error there may be no such row
  void answer.rows[0].cells;
  // @ts-expect-error it compares with a reference only where one was named
  return answer.reference;
}
