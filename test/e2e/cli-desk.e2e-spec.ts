import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../apps/cli/src/command-table.js';
import { BOATS } from '../support/boat-catalog.js';
import { eventually } from '../support/eventually.js';
import { losesTheAnswer, startProxy, type Proxy } from '../support/proxy.js';
import { buildCli, CLI, runCli, runInside, runProcess } from '../support/run-cli.js';
import { startReceiver, type Receiver } from '../support/webhook-receiver.js';
import { hire, type Writer } from '../support/writer.js';
import { openDesk, type DraftDesk } from './draft-desk.js';
import { environmentOf, expectRefused, Typist } from './desk-typist.js';

type Json = Readonly<Record<string, unknown>>;

const KETCH = 'ketch-max-crew';
const log = (crew: number, more = '') =>
  `---\nsource: log\n---\n# Crew\n${more}\nA dinghy carries 2 people.\nA ketch carries ${crew} people.\n`;

/** Against a hang: everything may have to be built first. */
const PATIENCE_MS = 900_000;
const { run, type, say, json, sameAsRest } = new Typist(() => ({ url: desk.url, folder }));
let desk: DraftDesk;
/** One who edits and publishes. */
let mate: Writer;
let receiver: Receiver;
let proxy: Proxy;
let folder: string;
beforeAll(async () => {
  buildCli();
  desk = await openDesk({ PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true' });
  mate = await hire(() => desk.url, desk.admin.token, 'mate', 'editor', 'publisher');
  receiver = await startReceiver();
  proxy = await startProxy();
  proxy.pointTo(Number(new URL(desk.url).port));
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-desk-'));
  mkdirSync(join(folder, 'docs'));
}, PATIENCE_MS);
afterAll(async () => {
  await proxy.close();
  await receiver.close();
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

const count = async (table: string) =>
  Number((await desk.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

const newDraft = async (who: Writer, title: string) =>
  String((await json(who, 'draft', 'create', title, '--catalog', BOATS))['id']);

describe('the way from a document to a release, by the command line alone', () => {
  let draft = '';

  it('begins with a nightly check, which opens a draft', async () => {
    const { editor } = desk;
    const check = ['sources', 'check', 'docs', '--catalog', BOATS];
    put('docs/log.md', log(8));
    expect(await say(editor, ...check)).toMatch(
      /^1 document of a source, 1 changed\n.*\n\ndrift \w+: no fact is touched/,
    );
    put('docs/log.md', log(9));
    const dry = await type(editor, ...check, '--dry-run');
    expect([dry.code, await count('drafts')]).toEqual([1, 0]);
    const told = await type(editor, ...check, '--format', 'json');
    const checked = JSON.parse(told.stdout) as { drift: Json; isNew: boolean };
    expect([told.code, checked.isNew, checked.drift['changed']]).toEqual([1, true, 1]);
    draft = String(checked.drift['draft']);
    expect(await say(editor, ...check)).toBe('1 document of a source, 0 changed\n');
  });

  it('shows what was found, and the draft with both passages', async () => {
    const { editor } = desk;
    const [{ drift } = { drift: '' }] = (await json(editor, 'drifts', 'list', '--catalog', BOATS, '--limit', '1'))[
      'items'
    ] as readonly { readonly drift: string }[];
    expect(await say(editor, 'drifts', 'show', drift)).toContain('proposed: 8 -> 9');
    await sameAsRest(editor, `drifts/${drift}`, 'drifts', 'show', drift);
    expect(await say(editor, 'drifts', 'list', '--catalog', BOATS)).toMatch(/^Drift +At +Outcome/);
    expect(await say(editor, 'draft', 'list', '--catalog', BOATS, '--state', 'draft')).toContain(draft);
    await sameAsRest(editor, `drafts?catalog=${BOATS}`, 'draft', 'list', '--catalog', BOATS);
    const shown = await say(editor, 'draft', 'show', draft);
    expect(shown).toContain(`draft ${draft}: draft   if-match ${draft}-1`);
    expect(shown).toContain('- A ketch carries 8 people.');
    expect(shown).toContain('+ A ketch carries 9 people.');
    await sameAsRest(editor, `drafts/${draft}`, 'draft', 'show', draft);
  });

  it('makes the proposal an edit, and others of its own', async () => {
    const { editor } = desk;
    const accepted = await json(editor, 'draft', 'accept', draft, KETCH, '--effective-from', '2026-11-01');
    expect(accepted['version']).toBe(2);
    const items = await json(editor, 'draft', 'items', draft);
    const added = (items['items'] as readonly { readonly id: string; readonly change: string }[]).find(
      ({ id, change }) => id.startsWith(KETCH) && change === 'added',
    );
    expect(await say(editor, 'draft', 'item', draft, 'fact', String(added?.id))).toContain('effectiveFrom: 2026-11-01');
    await sameAsRest(editor, `drafts/${draft}/items?changed=true`, 'draft', 'items', draft);
    await sameAsRest(editor, `drafts/${draft}/items?kind=fact`, 'draft', 'items', draft, '--kind', 'fact', '--all');
    await sameAsRest(editor, `drafts/${draft}/items/option/ketch`, 'draft', 'item', draft, 'option', 'ketch');
    const inline = ['--kind', 'option', '--key', 'dinghy', '--patch', '{"order":5}'];
    expect(await say(editor, 'draft', 'edit', draft, ...inline)).toContain(`if-match ${draft}-3`);
    put('patch.yaml', 'order: 6\n');
    await say(editor, 'draft', 'edit', draft, '--kind', 'option', '--key', 'dinghy', '--patch', 'patch.yaml');
    const sloop = { category: 'hull', name: { en: 'Sloop', ja: 'スループ' }, order: 7, role: 'choice' };
    const edits = [
      { kind: 'option', id: 'sloop', patch: sloop },
      { kind: 'option', id: 'dinghy', patch: { order: 1 } },
    ];
    put('edits.json', JSON.stringify({ edits }));
    await say(editor, 'draft', 'edit', draft, 'edits.json');
    const piped = await runInside(['draft', 'edit', draft, '-'], {
      stdin: '- { kind: option, id: ketch, patch: { order: 3 } }\n',
      environment: environmentOf(mate, desk.url),
    });
    expect([piped.code, piped.stderr]).toEqual([0, '']);
    await say(editor, 'draft', 'remove', draft, 'option', 'sloop');
    await say(
      editor,
      'draft',
      'tell',
      draft,
      '--title',
      'Nine in a ketch',
      '--notes-en',
      'Nine.',
      '--notes-ja',
      '九人。',
    );
    expect(await say(editor, 'draft', 'diff', draft)).toMatch(/loosened +fact +ketch-max-crew-/);
    await sameAsRest(editor, `drafts/${draft}/diff`, 'draft', 'diff', draft);
    expect(await say(editor, 'draft', 'submit', draft)).toContain(`draft ${draft}: in-review`);
  });

  it('is approved by another, and by nobody who wrote it', async () => {
    const { editor, publisher } = desk;
    expectRefused(await type(editor, 'draft', 'approve', draft), 1, 'This needs one of the roles publisher, admin.');
    expectRefused(await type(mate, 'draft', 'approve', draft), 1, 'This is for somebody else than the author.');
    expect(await say(publisher, 'draft', 'impact', draft, '--as-of', '2026-11-22')).toContain('ketch max-crew: ');
    const asked = `drafts/${draft}/impact?asOf=2026-11-22`;
    await sameAsRest(publisher, asked, 'draft', 'impact', draft, '--as-of', '2026-11-22');
    const { version } = await json(publisher, 'draft', 'show', draft);
    const stale = ['--if-match', `${draft}-1`];
    expectRefused(await type(publisher, 'draft', 'approve', draft, ...stale), 1, 'changed since');
    const meant = ['--if-match', `${draft}-${String(version)}`, '--comment', 'So it says.'];
    expect(await say(publisher, 'draft', 'approve', draft, ...meant)).toContain('So it says.');
  });

  it('is published, at a time or at once, and told', async () => {
    const { publisher } = desk;
    const at = '2030-01-01T06:00:00Z';
    expect(await say(publisher, 'draft', 'schedule', draft, '--at', at)).toContain(
      'to be published at 2030-01-01T06:00',
    );
    expect(await say(publisher, 'draft', 'unschedule', draft)).not.toContain('to be published');
    const dry = await type(publisher, 'publish', draft, '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([0, 'dry run: nothing of it is kept\n']);
    expect(await count(`releases WHERE catalog = '${BOATS}'`)).toBe(1);
    const published = await say(publisher, 'publish', draft);
    expect(published).toMatch(/^published: boats \S+ \(release 2\)\n {2}digest [0-9a-f]{64}\n$/);
    expect(await say(publisher, 'draft', 'show', draft)).toContain('published as release 2');
    const events = await json(publisher, 'audit', '--target', `draft:${draft}`, '--type', 'draft.*', '--limit', '3');
    expect((events['items'] as readonly Json[]).map((event) => event['type'])).toEqual([
      'draft.opened',
      'draft.edited',
      'draft.edited',
    ]);
    expect(await say(publisher, 'audit', '--target', `release:${BOATS}/2`)).toContain('release.published');
    expect(await say(publisher, 'audit', '--head')).toMatch(/^\d+:[0-9a-f]{64}\n$/);
  });

  it('is taken back by a move of the pointer, with a reason', async () => {
    const { publisher } = desk;
    const back = await say(publisher, 'rollback', BOATS, '--reason', 'The log was misread.');
    expect(back).toMatch(/^current: boats \S+ \(release 1\)/);
    expect(await say(publisher, 'rollback', BOATS, '--to', '2', '--reason', 'It was not.')).toContain('(release 2)');
    expectRefused(await type(publisher, 'rollback', BOATS), 2, '--reason is missing');
  });
});

describe('a nightly job', () => {
  const check = ['sources', 'check', 'docs', '--catalog', BOATS];

  it('fails for what is new, and lists what was told before', async () => {
    const { editor } = desk;
    put('docs/log.md', log(10));
    expect((await type(editor, ...check)).code).toBe(1);
    put('docs/log.md', log(10, '\n\nOf every boat:\n'));
    const dry = await type(editor, ...check, '--dry-run');
    expect(dry.code).toBe(0);
    const again = await type(editor, ...check, '--format', 'json');
    expect([again.code, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ isNew: false })]);
    put('docs/log.md', log(10, '\n\nOf each boat:\n'));
    expect(await say(editor, ...check)).toMatch(/Told before\n {2}ketch-max-crew\S*: changed, by drift \w+/);
    put('docs/log.md', log(11, '\n\nOf each boat:\n'));
    expect((await type(editor, ...check)).code).toBe(1);
  });

  it('fails each time for an alarm, and leaves its draft to whoever looks', async () => {
    const { editor } = desk;
    for (const text of ['Nothing.', 'Nothing at all.']) {
      put('docs/log.md', `---\nsource: log\n---\n${text}\n`);
      const told = await type(editor, ...check, '--format', 'json');
      const { drift } = JSON.parse(told.stdout) as { readonly drift: Json };
      expect([told.code, drift['outcome'], drift['draft']]).toEqual([1, 'alarm', null]);
    }
    const { items } = await json(editor, 'drifts', 'list', '--catalog', BOATS, '--limit', '1');
    const [newest] = items as readonly Json[];
    expect(await say(editor, 'drifts', 'draft', String(newest?.['drift']))).toContain(': draft ');
  });
});

describe('a draft that another release came before', () => {
  it('is brought onto it, value by value', async () => {
    const { editor, colleague, publisher } = desk;
    const [mine, yours] = [await newDraft(editor, 'Mine'), await newDraft(colleague, 'Yours')];
    const order = (n: number) => ['--kind', 'option', '--key', 'dinghy', '--patch', `{"order":${n}}`];
    await say(editor, 'draft', 'edit', mine, ...order(30));
    await say(colleague, 'draft', 'edit', yours, ...order(40));
    await say(colleague, 'draft', 'submit', yours);
    await say(publisher, 'draft', 'approve', yours);
    await say(publisher, 'publish', yours);
    const preview = await type(editor, 'draft', 'rebase', mine, '--preview');
    expect(preview.code).toBe(1);
    expect(preview.stdout).toMatch(/option\/dinghy +order +\d+ +40 +30$/m);
    expectRefused(await type(editor, 'draft', 'rebase', mine), 1, '/option/dinghy/order');
    const wrong = await type(editor, 'draft', 'rebase', mine, '--resolve', 'dinghy=mine');
    expectRefused(wrong, 2, '--resolve takes KIND/ID=ours');
    expect(await say(editor, 'draft', 'rebase', mine, '--resolve', 'option/dinghy=ours')).toContain('(release 3)');
    expect((await type(editor, 'draft', 'rebase', mine, '--preview')).code).toBe(0);
    put('resolutions.json', '{}');
    expectRefused(
      await type(editor, 'draft', 'rebase', mine, '--resolutions', 'resolutions.json'),
      2,
      'this holds no resolutions',
    );
    expect(await say(editor, 'draft', 'withdraw', mine, '--comment', 'Enough.')).toContain(': withdrawn');
  });

  it('or is rejected, with a reason', async () => {
    const { editor, publisher } = desk;
    const id = await newDraft(editor, 'No');
    await say(editor, 'draft', 'edit', id, '--kind', 'option', '--key', 'dinghy', '--patch', '{"order":50}');
    await say(editor, 'draft', 'submit', id);
    expectRefused(await type(publisher, 'draft', 'reject', id), 2, '--reason is missing');
    expect(await say(publisher, 'draft', 'reject', id, '--reason', 'No.')).toContain(': rejected');
    expectRefused(await type(editor, 'draft', 'tell', id, '--title', 'Yes'), 1, 'rejected');
  });
});

describe('a draft that examples of rules do not fit any more', () => {
  it('tells them, and brings them up to date', async () => {
    const { editor } = desk;
    const opened = await json(editor, 'draft', 'create', 'Fewer', '--catalog', 'aks-networking');
    const id = String(opened['id']);
    expect(await say(editor, 'draft', 'examples', id)).toBe('Every example holds.\n');
    const edit = ['--kind', 'fact', '--key', 'overlay-max-nodes-5000', '--patch', '{"value":{"number":1500}}'];
    await say(editor, 'draft', 'edit', id, ...edit);
    expect(await say(editor, 'draft', 'examples', id)).toMatch(/^overlay-node-limit +5000 nodes +pass +fail/m);
    await sameAsRest(editor, `drafts/${id}/examples`, 'draft', 'examples', id);
    expectRefused(await type(editor, 'draft', 'refresh', id, '--example', 'overlay'), 2, '--example takes RULE/NAME');
    const one = ['--example', 'overlay-node-limit/5000 nodes', '--take', 'verdict'];
    await say(editor, 'draft', 'refresh', id, ...one);
    await say(editor, 'draft', 'refresh', id);
    expect(await say(editor, 'draft', 'examples', id)).not.toMatch(/^overlay-node-limit /m);
  });
});

describe('who operates the service', () => {
  it('makes tokens, which are shown once, and takes them back', async () => {
    const { admin } = desk;
    const made = await json(admin, 'tokens', 'create', 'mate', '--role', 'editor', '--expires-in-days', '3');
    const late = { PLIMSOLL_SERVER: desk.url, PLIMSOLL_TOKEN: String(made['token']) };
    expect(await say(admin, 'tokens', 'list')).toMatch(/mate +editor/);
    expect((await runInside(['draft', 'list'], { environment: late })).code).toBe(0);
    expect(await say(admin, 'tokens', 'revoke', String(made['id']))).toContain('revoked');
    expectRefused(await runInside(['draft', 'list'], { environment: late }), 2, 'PLIMSOLL_TOKEN');
    const key = ['--role', 'reader', '--idempotency-key', 'one-token'];
    expect(await say(admin, 'tokens', 'create', 'once', ...key)).toContain('told this once: keep it');
    expect(await say(admin, 'tokens', 'create', 'once', ...key)).toContain('told once, to whoever asked first');
    await sameAsRest(admin, 'tokens', 'tokens', 'list');
  });

  it('has events sent, and sees what became of them', async () => {
    const { admin } = desk;
    const wanted = ['--type', 'release.published', '--type', 'release.rolled-back', '--catalog', BOATS];
    const made = await json(admin, 'webhooks', 'create', receiver.url, ...wanted);
    const id = String(made['id']);
    expect(await say(admin, 'webhooks', 'list')).toContain(receiver.url);
    await sameAsRest(admin, `webhooks/${id}`, 'webhooks', 'show', id);
    expect(await say(admin, 'webhooks', 'update', id, '--state', 'paused')).toContain(': paused');
    expect(await say(admin, 'webhooks', 'update', id, '--state', 'active')).toContain(': active');
    const test = await json(admin, 'webhooks', 'test', id);
    await eventually(() => receiver.heard.some(({ id: heard }) => heard === test['id']));
    await eventually(async () =>
      (await say(admin, 'webhooks', 'deliveries', id, '--state', 'delivered')).includes(String(test['id'])),
    );
    expect(await say(admin, 'webhooks', 'redeliver', id, String(test['id']))).toContain('webhook.tested');
    await eventually(() => receiver.heard.filter(({ id: heard }) => heard === test['id']).length > 1);
    expect(await say(admin, 'webhooks', 'rotate', id, '--overlap-hours', '1')).toMatch(/secret: whsec_\S+ /);
    expect(await say(admin, 'webhooks', 'delete', id)).toContain(': deleted');
  });
});

describe('what goes wrong', () => {
  it('is told in a sentence, with exit code 2 where it is how it was asked', async () => {
    const { editor, reader } = desk;
    const id = await newDraft(editor, 'Wrong');
    const nowhere = { environment: {} };
    expectRefused(await runInside(['draft', 'list'], nowhere), 2, 'no service is named');
    const anonymous = await runInside(['draft', 'list', '--server', desk.url], nowhere);
    expectRefused(anonymous, 2, 'It is taken from PLIMSOLL_TOKEN.');
    expectRefused(await type(editor, 'draft', 'show', '000000000000'), 2, 'There is no draft');
    expectRefused(await type(reader, 'draft', 'create', 'Mine'), 1, 'This needs one of the roles');
    expectRefused(await type(editor, 'draft'), 2, 'draft wants one of list, show,');
    expectRefused(await type(editor, 'draft', 'submitt', id), 2, 'did you mean submit?');
    expectRefused(await type(editor, 'draft', 'edit', id, '--patch', '{}'), 2, '--kind is missing');
    const half = ['--kind', 'fact', '--key', KETCH, '--patch', '{"a":'];
    expectRefused(await type(editor, 'draft', 'edit', id, ...half), 2, 'this is no JSON');
    put('none.json', '{"a":1}');
    expectRefused(await type(editor, 'draft', 'edit', id, 'none.json'), 2, 'this holds no edits');
    expectRefused(await type(editor, 'draft', 'edit', id, 'none.json', '--key', 'a'), 2, 'leave --key out');
    expectRefused(await type(desk.publisher, 'draft', 'schedule', id, '--at', 'soon'), 2, '/at');
  });

  it('of a draft is told with its places, and keeps it from being handed in', async () => {
    const { editor } = desk;
    const id = await newDraft(editor, 'Galleon');
    const edit = ['--kind', 'fact', '--key', KETCH, '--patch', '{"option":"galleon"}'];
    expect(await say(editor, 'draft', 'edit', id, ...edit)).toMatch(new RegExp(`blocks +fact/${KETCH} +/option`));
    expectRefused(await type(editor, 'draft', 'submit', id), 1, 'galleon');
  });

  it('is all taken back in a dry run', async () => {
    const { editor } = desk;
    const before = [await count('drafts'), await count('audit_events')];
    const dry = await type(editor, 'draft', 'create', 'Nothing', '--catalog', BOATS, '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([0, 'dry run: nothing of it is kept\n']);
    expect([await count('drafts'), await count('audit_events')]).toEqual(before);
  });

  it('cannot steer a terminal', async () => {
    const { editor } = desk;
    const id = await newDraft(editor, 'Red \u001b[31mboat\u202e');
    const shown = [
      await say(editor, 'draft', 'show', id),
      await say(editor, 'draft', 'list', '--catalog', BOATS),
      (await type(editor, 'draft', 'show', '\u001b[31m')).stderr,
    ].join('');
    expect(shown).toContain('boat');
    for (const steering of ['\u001b', '\u202e']) expect(shown).not.toContain(steering);
  });

  it('on the way to the service leaves nobody in doubt: the same again is done once', async () => {
    const { editor } = desk;
    const id = await newDraft(editor, 'Storm');
    proxy.behave(losesTheAnswer);
    const args = ['draft', 'tell', id, '--title', 'Calm'];
    const lost = await runInside(args, { environment: environmentOf(editor, desk.url) }).then(() =>
      runInside(['draft', 'tell', id, '--title', 'Flat calm', '--if-match', `${id}-2`], {
        environment: environmentOf(editor, proxy.url),
      }),
    );
    expectRefused(lost, 2, 'Whether it was done is not known');
    const [, again = ''] = /is done once: (.*)\n$/.exec(lost.stderr) ?? [];
    const flags = again.replaceAll("'", '').split(' ');
    expect(await say(editor, 'draft', 'tell', id, '--title', 'Flat calm', ...flags)).toContain('Flat calm');
    const { version } = await json(editor, 'draft', 'show', id);
    expect(version).toBe(3);
    expectRefused(await type(editor, 'draft', 'tell', id, '--title', 'Gale', ...flags), 1, 'Idempotency-Key');
  });
});

describe('the tool', () => {
  it('does all this as a process of its own, too', async () => {
    const told = await runCli(['draft', 'list', '--state', 'published'], {
      environment: environmentOf(desk.editor, desk.url),
    });
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('published');
  });

  it('has run every command of an editor, a publisher and an operator here', () => {
    const all = commands.flatMap((entry) => ('commands' in entry ? entry.commands.map(({ name }) => name) : []));
    expect(all.length).toBeGreaterThan(30);
    // What is known of sources has tests of its own.
    const here = [
      ...all.filter((name) => !name.startsWith('sources ')),
      'publish',
      'rollback',
      'audit',
      'sources check',
    ];
    expect(here.filter((name) => !run.has(name))).toEqual([]);
  });

  const file = fileURLToPath(new URL('../../apps/cli/help/examples.json', import.meta.url));
  const examples = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly { run: string }[]>>;
  const grouped = commands.flatMap((entry) => ('commands' in entry ? [entry, ...entry.commands] : []));

  it.each(grouped.map(({ name }) => name))('has help for %s, with examples of flags that there are', async (name) => {
    const shown = examples[name] ?? [];
    expect(shown.length).toBeGreaterThan(0);
    const help = await runInside(['help', ...name.split(' ')]);
    expect(help.stdout).toBe((await runInside([...name.split(' '), '--help'])).stdout);
    for (const { run: line } of shown) {
      expect(help.stdout).toContain(line);
      const words = line.match(/'[^']*'|[^\s>]+/g) ?? [];
      const tried = await runInside([...words.slice(1).map((word) => word.replaceAll("'", '')), '--help']);
      expect([line, tried.code, tried.stderr]).toEqual([line, 0, '']);
    }
  });

  it('completes commands of a group, their flags and the values of those', async () => {
    const complete = async (...words: readonly string[]) => {
      const set = words.map((word) => `'${word}'`).join(' ');
      const script = `source <('${process.execPath}' '${CLI}' completion bash); COMP_WORDS=(plimsoll ${set}); COMP_CWORD=${words.length}; _plimsoll; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = await runProcess('bash', ['-c', script]);
      expect(stderr).toBe('');
      return stdout.trim().split('\n');
    };
    expect(await complete('dra')).toEqual(['draft']);
    expect(await complete('draft', 'un')).toEqual(['unschedule']);
    expect(await complete('sources', 're')).toEqual(['register']);
    expect(await complete('sources', 'correct', 'tides', '--if')).toEqual(['--if-match']);
    expect(await complete('draft', 'edit', '--pa')).toEqual(['--patch']);
    expect(await complete('draft', 'list', '--state', 'in')).toEqual(['in-review']);
    expect(await complete('tokens', 'create', 'x', '--role', '=', 'e')).toEqual(['editor']);
  });
});
