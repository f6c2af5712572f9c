import { describe, expect, it } from 'vitest';
import { becameBetweenSame, membersOf } from './read-value.js';
import { became, cite, compareTexts, pods, support } from './pages.spec-fixture.js';

const valuesIn = (
  before: string,
  after: string,
  { quote, facts }: { quote: string; facts: ReturnType<typeof pods>[] },
) =>
  compareTexts(before, after, [cite(quote, ...facts.map(({ id }) => id))], { facts }).proposals.flatMap((proposal) =>
    proposal.type === 'value' ? [[proposal.fact, proposal.to]] : [],
  );

const table = (cell: string) => `# Limits\n\n| Feature | Linux | Windows |\n|---|---|---|\n| Routes | ${cell} | ✅ |\n`;

describe('a cell', () => {
  it.each([
    ['✅', '❌', 'unsupported'],
    ['✔️', '✗', 'unsupported'],
    ['Yes', 'No', 'unsupported'],
  ])('that says %s and then %s has changed, and so has what is supported', (before, after, to) => {
    const facts = [support('routes', 'supported', 'Linux')];
    const quote = `| Routes | ${before} |`;
    expect(became(table(before), table(after), quote).status).toBe('changed');
    expect(valuesIn(table(before), table(after), { quote, facts })).toEqual([['routes', to]]);
  });

  it('whose tick is drawn in another way says the same', () => {
    expect(became(table('✅'), table('✔️'), '| Routes | ✅ |').status).toBe('still-quoted');
  });

  it('that says more than no says nothing of support', () => {
    const facts = [support('routes', 'supported', 'Linux')];
    const quote = '| Routes | Yes |';
    expect(valuesIn(table('Yes'), table('No limit'), { quote, facts })).toEqual([]);
  });
});

describe('two sentences that became one', () => {
  const before = '# Plans\n\nA node has one address. The agents share it.\n';

  it.each(['and', 'because', 'so'])('by "%s" say the same', (word) => {
    const after = `# Plans\n\nA node has one address, ${word} the agents share it.\n`;
    expect(became(before, after, 'A node has one address.').status).toBe('still-quoted');
  });

  it.each(['while', 'unless'])('by "%s" may say something else', (word) => {
    const after = `# Plans\n\nA node has one address, ${word} the agents share it.\n`;
    expect(became(before, after, 'A node has one address.').status).toBe('changed');
  });
});

describe('a number between the same words', () => {
  const before = '# Limits\n\nA gateway provides 2048 ports for each public address.\n';
  const quote = 'A gateway provides 2048 ports for each public address';

  it('is proposed though another number came behind it', () => {
    const after =
      '# Limits\n\nA gateway provides 2,496 ports for each public address, with a minimum of 2 instances.\n';
    expect(valuesIn(before, after, { quote, facts: [pods('ports', 2048)] })).toEqual([['ports', 2496]]);
  });

  it.each([
    [
      'A node has a maximum number of 250 pods for each pool.',
      'A node has a minimum number of 300 pods for each pool.',
    ],
    ['250 pods for each node.', 'At least 300 pods for each node.'],
  ])('is not proposed where the limit became one of the other end: %s', (quoted, said) => {
    const facts = [pods('ports', 250)];
    expect(valuesIn(`# Limits\n\n${quoted}\n`, `# Limits\n\n${said}\n`, { quote: quoted, facts })).toEqual([]);
  });

  it('is not told where two numbers stand between such words, or where the old one is still said', () => {
    const [member] = membersOf(pods('ports', 16));
    if (!member) throw new Error('a limit has a number');
    const said = (next: string) => becameBetweenSame(member, 'provides 16 ports'.split(' '), next.split(' '));
    expect(said('one provides 32 ports and 8 more')).toBe(32);
    expect(said('one provides 32 ports and one provides 64 ports')).toBeUndefined();
    expect(said('one provides 32 ports and 16 more')).toBeUndefined();
  });
});

describe('a short line', () => {
  it('that goes on behind its words is the same line, with its new number', () => {
    const before = '# Needs\n\n- Ports open\n- Linux kernel 16 or later\n';
    const after =
      '# Needs\n\n- Hosts of either architecture\n- Linux kernel 20 or later (or an equivalent that the distribution ships)\n';
    expect(became(before, after, 'Linux kernel 16 or later')).toMatchObject({
      status: 'changed',
      now: { quote: expect.stringContaining('Linux kernel 20 or later') },
    });
  });
});
