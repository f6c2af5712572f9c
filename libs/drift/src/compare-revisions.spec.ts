import { describe, expect, it } from 'vitest';
import { citationsInto, compareBatch, compareRevisions } from './index.js';
import { became, change, cite, compareTexts, LIMITS_PAGE, pods, support } from './pages.spec-fixture.js';

const edit = (from: string, to: string) => {
  if (!LIMITS_PAGE.includes(from)) throw new Error(`not on the page: ${from}`);
  return LIMITS_PAGE.replace(from, to);
};
const MOST = 'The maximum value you can specify is 250, and the minimum value is 10.';

describe('a value that changes', () => {
  it('is told with both passages, word by word', () => {
    const drift = became(LIMITS_PAGE, edit('is 250', 'is 300'), MOST);
    expect(drift).toMatchObject({
      status: 'changed',
      confidence: 'high',
      changes: [{ previous: '250', next: '300' }],
      kinds: ['number'],
      passages: { previous: MOST, next: MOST.replace('250', '300') },
      now: { heading: 'Nodes and pods', line: 12, quote: MOST.replace('250', '300') },
    });
  });

  it('is proposed for the fact whose old value the sentence held, and for no other', () => {
    const facts = [pods('most', 250), pods('least', 10, 'min'), pods('other', 777)];
    const { proposals } = compareTexts(LIMITS_PAGE, edit('is 250', 'is 300'), [cite(MOST, 'most', 'least', 'other')], {
      facts,
    });
    expect(proposals).toEqual([
      expect.objectContaining({
        type: 'value',
        fact: 'most',
        pointer: '/value/number',
        from: 250,
        to: 300,
        heldBefore: [],
      }),
    ]);
  });

  it('links the earlier fact when it flips back', () => {
    const history = [
      { fact: 'most', earlier: 'most-2023', revision: 'r-2023', value: pods('most-2023', 300).value },
      { fact: 'most', earlier: 'most-2022', revision: 'r-2022', value: pods('most-2022', 110).value },
    ];
    const { proposals } = compareTexts(LIMITS_PAGE, edit('is 250', 'is 300'), [cite(MOST, 'most')], {
      facts: [pods('most', 250)],
      history,
    });
    expect(proposals).toMatchObject([{ to: 300, heldBefore: [{ fact: 'most-2023', revision: 'r-2023' }] }]);
  });

  it.each([
    ['up to 5,000 nodes', 'up to 7,000 nodes', 5000, 7000],
    ['up to 5,000 nodes', 'up to 5,000 to 7,000 nodes', 5000, undefined],
    ['up to 5,000 nodes', 'between 1,000 and 7,000 nodes', 5000, undefined],
    ['up to 5,000 nodes', 'up to 6,000–7,000 nodes', 5000, 7000],
    ['up to 5,000 nodes', 'up to six thousand nodes', 5000, 6000],
    ['up to 5,000 nodes', 'up to 10K nodes', 5000, 10_000],
    ['up to 5,000 nodes', 'up to ７０００ nodes', 5000, 7000],
    ['up to 5,000 nodes', 'to at least 7,000 nodes', 5000, undefined],
  ])('reads %j -> %j as %d -> %s', (from, to, value, expected) => {
    const quote = 'A cluster can scale up to 5,000 nodes.';
    const { citations, proposals } = compareTexts(LIMITS_PAGE, edit(from, to), [cite(quote, 'nodes')], {
      facts: [pods('nodes', value)],
    });
    expect(citations).toMatchObject([{ status: 'changed' }]);
    expect(proposals.flatMap((proposal) => (proposal.type === 'value' ? [proposal.to] : []))).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it('proposes nothing where two numbers are the old value and one of them changed', () => {
    const page = '# A\n\nUp to 250 nodes with 250 pods are possible in a cluster.\n';
    const { citations, proposals } = compareTexts(
      page,
      page.replace('250 pods', '110 pods'),
      [cite('Up to 250 nodes with 250 pods are possible in a cluster.', 'x')],
      { facts: [pods('x', 250)] },
    );
    expect([citations[0]?.status, proposals]).toEqual(['changed', []]);
  });

  it('proposes nothing where the numbers only changed places', () => {
    const page = '# A\n\nA cluster has 400 nodes and 30 pods each by default.\n';
    const next = page.replace('400 nodes and 30 pods', '30 pods and 400 nodes');
    const { citations, proposals } = compareTexts(
      page,
      next,
      [cite('A cluster has 400 nodes and 30 pods each by default.', 'x')],
      { facts: [pods('x', 400)] },
    );
    expect([citations[0]?.status, proposals]).toEqual(['changed', []]);
  });

  it('is proposed for a version and for a day', () => {
    const facts = [
      {
        id: 'version',
        value: {
          ...pods('', 0).value,
          type: 'limit' as const,
          op: 'at-least-version' as const,
          version: '1.7.9',
          number: undefined,
          unit: 'v',
          scope: 's',
          kind: 'hard' as const,
          adjustable: false,
        },
      },
      {
        id: 'end',
        value: { type: 'lifecycle' as const, status: 'retired' as const, scope: 'all', from: '2028-03-31' },
      },
    ].map(({ id, value }) => ({ id, value: JSON.parse(JSON.stringify(value)) as typeof value }));
    const next = edit('Version 1.7.9', 'Version v1.8.12').replace('March 31, 2028', '2029-03-31');
    const { proposals } = compareTexts(
      LIMITS_PAGE,
      next,
      [cite('Version 1.7.9 or later is required.', 'version'), cite('Support ends on March 31, 2028.', 'end')],
      {
        facts: facts as never,
      },
    );
    expect(proposals).toMatchObject([
      { fact: 'end', pointer: '/value/from', from: '2028-03-31', to: '2029-03-31' },
      { fact: 'version', pointer: '/value/version', from: '1.7.9', to: '1.8.12' },
    ]);
  });

  it('is proposed for a word of support', () => {
    const quote = "Virtual machine availability sets aren't supported for overlay.";
    const { citations, proposals } = compareTexts(
      LIMITS_PAGE,
      edit("aren't supported", 'are supported'),
      [cite(quote, 'sets')],
      { facts: [support('sets', 'unsupported')] },
    );
    expect(citations).toMatchObject([{ status: 'changed', kinds: ['support', 'negation'] }]);
    expect(proposals).toMatchObject([{ fact: 'sets', pointer: '/value/support', to: 'supported' }]);
  });
});

describe('a sentence', () => {
  const one =
    '# Size\n\nA cluster holds at most 400 nodes, while the number of pods depends on the address range that was chosen.\n';
  const two = one.replace(', while the number', '. Meanwhile the number');
  const pods = 'while the number of pods depends on the address range that was chosen.';

  it('that became two is followed into both', () => {
    expect(became(one, two, 'A cluster holds at most 400 nodes')).toMatchObject({ status: 'still-quoted' });
    expect(became(one, two, pods)).toMatchObject({
      status: 'changed',
      now: { quote: 'Meanwhile the number of pods depends on the address range that was chosen.' },
    });
  });

  it('that became the row of a table is found there, whatever the order of its words', () => {
    const said = '# End\n\nOn March 31, 2028, Contoso Container Service no longer supports plain bridge networking.\n';
    const row =
      '# End\n\n| What ends | Day |\n| --- | --- |\n| plain bridge networking in Contoso Container Service | soon |\n';
    expect(became(said, row, 'no longer supports plain bridge networking.')).toMatchObject({ status: 'changed' });
  });
});

describe('a limit that is said with or without the word for its end', () => {
  const page = (said: string) => `# Size\n\nThe size of a cluster is ${said} nodes in any region.\n`;
  it.each([
    ['1,000', 'up to 5,000', [5000]],
    ['1,000', 'at least 5,000', []],
    ['up to 1,000', '5,000', []],
    ['1,000', '5,000, or with a note 5,000', [5000]],
    ['1,000', '5,000, or with a note 7,000', [7000]],
  ])('%s -> %s', (from, to, expected) => {
    const quote = `The size of a cluster is ${from} nodes in any region.`;
    const { proposals } = compareTexts(page(from), page(to), [cite(quote, 'nodes')], { facts: [pods('nodes', 1000)] });
    expect(proposals.flatMap((proposal) => (proposal.type === 'value' ? [proposal.to] : []))).toEqual(expected);
  });
});

describe('a day', () => {
  it('is proposed whether or not a word says that something begins on it', () => {
    const page = (said: string) => `# End\n\n${said}, the service no longer takes part.\n`;
    const value = { type: 'lifecycle', status: 'retired', scope: 'all', from: '2028-03-31' } as const;
    const { proposals } = compareTexts(
      page('Starting on March 31, 2028'),
      page('On 30 September 2028'),
      [cite('Starting on March 31, 2028, the service no longer takes part.', 'end')],
      { facts: [{ id: 'end', value }] },
    );
    expect(proposals).toMatchObject([{ pointer: '/value/from', to: '2028-09-30' }]);
  });
});

describe('an excerpt', () => {
  const excerpt = 'A cluster can scale up to 5,000 nodes.\nThe minimum value is 10.\nno sets, in our own words\n';
  const citations = [
    cite('A cluster can scale up to 5,000 nodes.', 'nodes'),
    cite('The minimum value is 10.', 'least'),
    cite('no sets, in our own words', 'sets'),
  ];

  it('that a whole page follows raises no alarm and removes nothing: what is not found is told as such', () => {
    const { citations: found, guard, proposals } = compareTexts(excerpt, LIMITS_PAGE, citations);
    expect(found.map(({ status }) => status)).toEqual(['moved', 'moved', 'gone']);
    expect(found.at(-1)).toMatchObject({ why: ['was-excerpt'], confidence: 'low' });
    expect([guard.alarm, guard.isExcerpt, proposals]).toEqual([false, true, []]);
  });

  it('of which the next text says nothing at all raises the alarm', () => {
    const page = `# Sign in\n\n${'You have to sign in before this page can be shown. '.repeat(5)}\n`;
    const { guard, proposals } = compareTexts(excerpt, page, citations);
    expect([guard.alarm, proposals]).toEqual([true, []]);
  });

  it('may hold part of a sentence, and the same words twice', () => {
    const lines =
      'up to 5,000 nodes\n| Nodes per cluster | 5000 | 65000 | 400 |\nNodes per cluster\nVersion 1.7.9 or later\n';
    const quotes = ['up to 5,000 nodes', '| Nodes per cluster | 5000 | 65000 | 400 |', 'Version 1.7.9 or later'];
    const { citations: found } = compareTexts(
      lines,
      LIMITS_PAGE,
      quotes.map((quote) => cite(quote, quote)),
    );
    expect(found.map(({ status }) => status)).toEqual(['moved', 'moved', 'moved']);
    const turned = LIMITS_PAGE.replace('can scale up to', "can't always scale up to");
    const { citations: after } = compareTexts(lines, turned, [
      cite('up to 5,000 nodes', 'nodes'),
      ...quotes.slice(1).map((quote) => cite(quote, quote)),
    ]);
    expect(after.find(({ facts }) => facts[0] === 'nodes')).toMatchObject({
      status: 'changed',
      why: ['turned', 'context-changed'],
    });
  });

  it('is none where the previous text says so, or where most of it is not quoted', () => {
    const change = (previous: string, isExcerpt?: boolean) =>
      compareRevisions({
        source: 'page',
        previous: { revision: 'before', text: previous, isExcerpt },
        next: { revision: 'after', text: LIMITS_PAGE },
        citations,
      }).guard;
    expect(change(excerpt, false)).toMatchObject({ alarm: false, gone: 1 });
    expect(change(excerpt, false).isExcerpt).toBeUndefined();
    expect(
      change(`${excerpt}${'And much more that nobody ever quoted from it. '.repeat(3)}`).isExcerpt,
    ).toBeUndefined();
  });
});

it('a line of dashes that parts no table is no table', () => {
  const next = LIMITS_PAGE.replace('## Egress', '| --- |\n\n## Egress');
  expect(became(LIMITS_PAGE, next, MOST)).toMatchObject({ status: 'still-quoted' });
});

describe('a cell', () => {
  const row = '| Windows node pools | Supported | Supported | Not supported |';

  it('that changed is told by its row and column', () => {
    const drift = became(LIMITS_PAGE, edit('| 65000 | 400 |', '| 65000 | 500 |'), '400');
    expect(drift).toMatchObject({
      status: 'changed',
      cells: [{ row: 'Nodes per cluster', column: 'Kubenet', previous: '400', next: '500' }],
    });
  });

  it('is not taken for another that says the same', () => {
    const drift = compareTexts(
      LIMITS_PAGE,
      edit(row, '| Windows node pools | Supported | Not supported | Not supported |'),
      [cite(row, 'overlay', 'pod-subnet')],
      {
        facts: [support('overlay', 'supported', 'Overlay'), support('pod-subnet', 'supported', 'Pod subnet')],
      },
    );
    expect(drift.citations).toMatchObject([
      {
        status: 'changed',
        cells: [{ row: 'Windows node pools', column: 'Pod subnet', previous: 'Supported', next: 'Not supported' }],
      },
    ]);
    expect(drift.proposals).toMatchObject([{ fact: 'pod-subnet', to: 'unsupported' }]);
  });

  it('changes beside a new column without being mistaken for it', () => {
    const next = LIMITS_PAGE.replace('| Overlay | Pod', '| Overlay | Flat | Pod')
      .replace('| --- | --- |', '| --- | --- | --- |')
      .replace(
        '| Windows node pools | Supported | Supported |',
        '| Windows node pools | Not supported | Supported | Supported |',
      )
      .replace('| 5000 | 65000', '| 5000 | 1000 | 65000')
      .replace('endpoints | Supported |', 'endpoints | Supported | Supported |');
    const { citations, candidates } = compareTexts(LIMITS_PAGE, next, [cite(row, 'windows')]);
    expect(citations).toMatchObject([
      { status: 'changed', cells: [{ column: 'Overlay', previous: 'Supported', next: 'Not supported' }] },
    ]);
    expect(candidates).toContainEqual(
      expect.objectContaining({
        text: 'Supported',
        cell: { row: 'Windows node pools', column: 'Flat' },
        near: expect.arrayContaining(['same-row']),
        facts: ['windows'],
      }),
    );
  });

  it('that lost its text is gone', () => {
    expect(became(LIMITS_PAGE, edit('| 65000 | 400 |', '| 65000 | |'), '400')).toMatchObject({
      status: 'gone',
      why: ['cell-emptied'],
    });
  });

  it('whose column has another name is told to be in another context', () => {
    const drift = became(LIMITS_PAGE, edit('| Kubenet |', '| Kubenet (retired) |'), '400');
    expect(drift).toMatchObject({
      status: 'still-quoted',
      context: { removed: ['Kubenet'], added: ['Kubenet (retired)'] },
    });
  });

  it('is found in a row that moved and in columns of another order', () => {
    const next = LIMITS_PAGE.replace(/\| Windows node pools .*\n/, '').replace(
      /(\| Service endpoints .*\n)/,
      '$1| Windows node pools | Supported | Supported | Not supported |\n',
    );
    expect(became(LIMITS_PAGE, next, row).status).toBe('still-quoted');
  });
});

describe('a table', () => {
  const table = `## Compare

| Plugin | Max nodes | Windows |
| --- | --- | --- |
| kubenet | 400 | Not supported |
| overlay | 5,000 | Supported |
`;
  const list = `## Compare

- kubenet: Max nodes 400, Windows Not supported
- overlay: Max nodes 5,000, Windows Supported
`;
  const turned = `## Compare

| Plugin | kubenet | overlay |
| --- | --- | --- |
| Max nodes | 400 | 5,000 |
| Windows | Not supported | Supported |
`;
  const rows = [cite('| kubenet | 400 | Not supported |', 'kubenet'), cite('5,000', 'overlay')];
  const lines = [cite('kubenet: Max nodes 400, Windows Not supported', 'kubenet')];

  it.each([
    ['a list that repeats its names', table, list, rows],
    ['its rows as columns', table, turned, rows],
    ['a table made of such a list', list, table, lines],
  ])('may become %s', (_, previous, next, citations) => {
    const drift = compareTexts(previous, next, citations);
    expect(drift.citations.map(({ status, context }) => [status, context])).toEqual(
      citations.map(() => ['still-quoted', null]),
    );
    expect(drift.candidates).toEqual([]);
  });

  it.each([
    ['a list', table, list, rows],
    ['columns', table, turned, rows],
    ['a table', list, table, lines],
  ])('is told apart when a value changes on the way to %s', (_, previous, next, citations) => {
    const drift = compareTexts(previous, next.replace('400', '500'), citations);
    expect(drift.facts.find(({ fact }) => fact === 'kubenet')?.status).toBe('changed');
  });

  it('tells a row that is gone and a row that is new', () => {
    const next = table.replace('| kubenet | 400 | Not supported |', '| pod subnet | 65,000 | Supported |');
    const drift = compareTexts(table, next, rows);
    expect(drift.facts).toMatchObject([
      { fact: 'kubenet', status: expect.stringMatching(/gone|changed/) },
      { fact: 'overlay', status: 'still-quoted' },
    ]);
  });

  it('tells a column that is gone', () => {
    const next =
      '## Compare\n\n| Plugin | Windows |\n| --- | --- |\n| kubenet | Not supported |\n| overlay | Supported |\n';
    expect(compareTexts(table, next, [cite('5,000', 'a'), cite('Not supported', 'b')]).facts).toMatchObject([
      { fact: 'a', status: 'gone' },
      { fact: 'b', status: 'still-quoted' },
    ]);
  });
});

describe('words that turn a sentence round', () => {
  it.each([
    ['Outbound traffic can be restricted', 'Outbound traffic cannot be restricted'],
    ['can be restricted with a firewall', 'can be restricted only with a firewall'],
    ['A cluster can scale up to 5,000 nodes', 'A cluster can scale to at least 5,000 nodes'],
    ['Both IPv4 and IPv6 are supported', 'Both IPv4 and IPv6 are not supported'],
  ])('%j -> %j is a change', (from, to) => {
    expect(became(LIMITS_PAGE, edit(from, to), `${from}`).status).toBe('changed');
  });

  it('are a change of low confidence beside the quoted words', () => {
    const drift = became(
      LIMITS_PAGE,
      edit('Outbound traffic can be restricted', 'Outbound traffic can never be restricted'),
      'restricted with a firewall',
    );
    expect(drift).toMatchObject({ status: 'changed', confidence: 'low', why: ['turned', 'context-changed'] });
  });

  it('are told from a number that changed beside the quoted words', () => {
    const drift = became(
      LIMITS_PAGE,
      edit('minimum value is 10', 'minimum value is 12'),
      'The maximum value you can specify is 250',
    );
    expect(drift).toMatchObject({
      status: 'still-quoted',
      why: ['context-changed'],
      context: { removed: ['10.'], added: ['12.'] },
    });
  });

  it('are a change where a whole quoted sentence now says more', () => {
    const drift = became(
      LIMITS_PAGE,
      edit('up to 5,000 nodes.', 'up to 5,000 nodes on Linux.'),
      'A cluster can scale up to 5,000 nodes.',
    );
    expect(drift).toMatchObject({ status: 'changed', why: ['sentence-extended'] });
  });
});

describe('a passage', () => {
  it('that was reworded is changed', () => {
    const next = edit(
      'Each node is assigned a `/24` address space carved out from the same CIDR.',
      'From the same CIDR, every node gets its own `/24` address space.',
    );
    const drift = became(
      LIMITS_PAGE,
      next,
      'Each node is assigned a `/24` address space carved out from the same CIDR.',
    );
    expect(drift).toMatchObject({
      status: 'changed',
      now: { quote: 'From the same CIDR, every node gets its own `/24` address space.' },
    });
  });

  it('under another heading has moved', () => {
    const sentence = 'The load balancer is used for egress through a public IP address.';
    const next = LIMITS_PAGE.replace(`${sentence} `, '').replace('Plan the network', `${sentence} Plan the network`);
    expect(became(LIMITS_PAGE, next, sentence)).toMatchObject({
      status: 'moved',
      why: ['heading-changed', 'order-changed'],
      now: { heading: 'Network limits', line: 8, quote: sentence },
    });
  });

  it('that stands twice is followed in its own section', () => {
    const page =
      '# A\n\n## One\n\nA subnet holds up to 251 nodes in all.\n\n## Two\n\nA subnet holds up to 251 nodes in all.\n';
    const next = page.replace('251', '100');
    const at = (line: number) => ({
      citation: { revision: 'before', heading: null, line, quote: 'A subnet holds up to 251 nodes in all.' },
      facts: [`line-${line}`],
    });
    expect(compareTexts(page, next, [at(5), at(9)]).facts).toMatchObject([
      { fact: 'line-5', status: 'changed' },
      { fact: 'line-9', status: 'still-quoted' },
    ]);
  });

  it('that is gone is proposed for removal', () => {
    const sentence = 'Support ends on March 31, 2028.';
    const { citations, proposals, guard } = compareTexts(LIMITS_PAGE, edit(` ${sentence}`, ''), [
      cite(sentence, 'end'),
      cite(MOST, 'most'),
      cite('400', 'nodes'),
    ]);
    expect(citations.map(({ status }) => status).toSorted()).toEqual(['gone', 'still-quoted', 'still-quoted']);
    expect(proposals).toEqual([{ type: 'removal', fact: 'end' }]);
    expect(guard).toMatchObject({ facts: 3, gone: 1, alarm: false });
  });

  it('that is new is told where something near it is cited', () => {
    const next = edit('- **Dual-stack**', '- Pod CIDR space can be expanded.\n- **Dual-stack**').replace(
      'through a public IP address.',
      'through a public IP address. Port 443 must be open.',
    );
    const { candidates } = compareTexts(LIMITS_PAGE, next, [
      cite("Virtual machine availability sets aren't supported for overlay.", 'sets'),
    ]);
    expect(candidates).toEqual([
      {
        source: 'page',
        heading: 'Nodes and pods',
        line: 16,
        text: 'Pod CIDR space can be expanded.',
        cell: null,
        near: ['same-list', 'same-section'],
        facts: ['sets'],
      },
    ]);
  });

  it('that was never there is not passed over', () => {
    expect(became(LIMITS_PAGE, LIMITS_PAGE, 'Nobody ever wrote this sentence.')).toMatchObject({
      status: 'changed',
      confidence: 'low',
      why: ['not-in-previous'],
    });
  });
});

describe('a source of which much is gone', () => {
  const citations = [
    cite(MOST, 'a'),
    cite('A cluster can scale up to 5,000 nodes.', 'b'),
    cite('Both IPv4 and IPv6 are supported.', 'c'),
  ];

  it('raises an alarm in place of proposals to remove', () => {
    const { proposals, guard } = compareTexts(
      LIMITS_PAGE,
      '# Moved\n\nThis page has another address now.\n',
      citations,
    );
    expect(guard).toEqual({ facts: 3, gone: 3, share: 1, alarmAbove: 1 / 3, alarm: true });
    expect(proposals).toEqual([]);
  });

  it('raises it above the share that is asked for', () => {
    const next = edit(MOST, '');
    expect(compareTexts(LIMITS_PAGE, next, citations).guard.alarm).toBe(false);
    expect(compareTexts(LIMITS_PAGE, next, citations, { alarmAbove: 0.3 }).guard.alarm).toBe(true);
  });

  it('can be gone altogether', () => {
    expect(compareTexts(LIMITS_PAGE, '', citations).facts.map(({ status }) => status)).toEqual([
      'gone',
      'gone',
      'gone',
    ]);
  });
});

describe('a batch', () => {
  const row = '| Nodes per cluster | 5000 | 65000 | 400 |';
  const other = '# Other\n\nNothing that was cited.\n';

  it('follows a passage from one file to another', () => {
    const moved = LIMITS_PAGE.slice(LIMITS_PAGE.indexOf('## Compare'), LIMITS_PAGE.indexOf('## Egress'));
    const quotes = [cite(row, 'nodes'), cite(MOST, 'most')];
    const [first, second] = compareBatch([
      change(LIMITS_PAGE, LIMITS_PAGE.replace(moved, ''), quotes),
      { ...change(other, `${other}\n${moved}`, []), source: 'other' },
    ]);
    expect(first?.citations).toMatchObject([
      { citation: { quote: MOST }, status: 'still-quoted' },
      {
        citation: { quote: row },
        status: 'moved',
        why: ['source-changed'],
        now: { source: 'other', heading: 'Compare plugins', line: 10 },
      },
    ]);
    expect(first?.guard.gone).toBe(0);
    expect(second?.candidates).toEqual([]);
  });

  it('tells gone and nothing new without the other file', () => {
    const drift = compareTexts(LIMITS_PAGE, LIMITS_PAGE.replace(MOST, ''), [cite(MOST, 'most')]);
    expect(drift.facts).toEqual([{ fact: 'most', status: 'gone', isGone: true }]);
  });

  it('keeps each of two changed files apart', () => {
    const drifts = compareBatch([
      change(LIMITS_PAGE, edit('is 250', 'is 300'), [cite(MOST, 'a')]),
      { ...change(LIMITS_PAGE, edit('is 10.', 'is 12.'), [cite(MOST, 'b')]), source: 'copy' },
    ]);
    expect(drifts.map(({ citations }) => citations.map(({ changes, now }) => [changes, now?.source]))).toEqual([
      [[[{ previous: '250', next: '300' }], 'page']],
      [[[{ previous: '10', next: '12' }], 'copy']],
    ]);
  });

  it('refuses a source that is in it twice', () => {
    expect(() => compareBatch([change('', '', []), change('', '', [])])).toThrow(RangeError);
  });
});

describe('a drift', () => {
  const quotes = [cite(MOST, 'most', 'least'), cite('400', 'nodes'), cite('Support ends on March 31, 2028.', 'end')];
  const facts = [pods('most', 250), pods('least', 10, 'min'), pods('nodes', 400)];
  const next = edit('is 250', 'is 300').replace('| 400 |', '| 500 |').replace('Support ends on March 31, 2028.', '');

  it('does not hang on the order of what was given', () => {
    const there = compareTexts(LIMITS_PAGE, next, quotes, { facts });
    const back = compareTexts(
      LIMITS_PAGE,
      next,
      quotes.toReversed().map(({ citation, facts: ids }) => ({ citation, facts: ids.toReversed() })),
      { facts: facts.toReversed() },
    );
    expect(JSON.stringify(back)).toBe(JSON.stringify(there));
    expect(there.proposals.map((proposal) => proposal.fact)).toEqual(['most', 'nodes', 'end']);
  });

  it('is data', () => {
    const drift = compareTexts(LIMITS_PAGE, next, quotes, { facts });
    expect(JSON.parse(JSON.stringify(drift))).toEqual(drift);
  });

  it('gives places and quotes that are found in the next text', () => {
    const lines = next.split('\n');
    for (const { now } of compareTexts(LIMITS_PAGE, next, quotes, { facts }).citations)
      if (now) expect(lines[now.line - 1]).toContain(now.quote);
  });
});

describe('citations', () => {
  it('of one quote are one, with all its facts', () => {
    const citation = { revision: 'r', heading: null, quote: 'Yes.' };
    expect(
      citationsInto('r', [
        { id: 'a', citations: [citation] },
        { id: 'b', citations: [citation, { ...citation, revision: 's' }] },
      ]),
    ).toEqual([{ citation, facts: ['a', 'b'] }]);
  });

  it('into another revision are left out', () => {
    const { citation, facts } = cite(MOST, 'a');
    expect(
      compareRevisions(change(LIMITS_PAGE, '', [{ citation: { ...citation, revision: 'older' }, facts }])).citations,
    ).toEqual([]);
  });
});
