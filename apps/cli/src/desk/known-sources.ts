import { readRevisions } from '../input/read-revisions.js';
import { present } from '../input/question.js';
import { showKnownSource, showKnownSources, showTaken } from '../shown/known-sources.js';
import { clean } from '../terminal/text.js';
import { atDesk, etagOf, tell, write } from './desk.js';
import { readCorrection, readNewSource } from './read-source.js';

export const runSourcesList = atDesk(async (desk) => {
  const { admin, given } = desk;
  return tell(desk, await admin.listKnownSources(present({ catalog: given.text('catalog') })), showKnownSources);
});

export const runSourcesShow = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [id = ''] = given.positionals;
  const meant = { id, ...present({ catalog: given.text('catalog') }) };
  const { data, etag = '' } = await admin.getKnownSource(meant).withResponse();
  const { items } = await admin.listSourceRevisions(meant);
  return tell(desk, { ...data, revisions: items, etag }, showKnownSource);
});

/** What was taken goes out as it is, but for a terminal, which it must not steer. */
export const runSourcesText = atDesk(async ({ admin, given, world: { stdout } }) => {
  const [id = '', revision = ''] = given.positionals;
  const text = await admin.getSourceRevisionText({ id, revision, ...present({ catalog: given.text('catalog') }) });
  await stdout.write(stdout.isTerminal ? `${clean(text.replaceAll('\t', '    '))}\n` : text);
  return 0;
});

export const runSourcesRegister = atDesk(async (desk) => {
  const source = await readNewSource(desk.given, desk.world);
  return tell(desk, await write(desk, (sent) => desk.admin.registerSource(source, sent)), showKnownSource);
});

/** Read before it is written, where no ETag is given: what stands there by then is what is corrected. */
export const runSourcesCorrect = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [id = ''] = given.positionals;
  const correction = await readCorrection(given, desk.world);
  const told = given.text('if-match');
  const { catalog } = correction;
  const etag =
    told === undefined
      ? (await admin.getKnownSource({ id, ...present({ catalog }) }).withResponse()).etag
      : etagOf(told);
  return tell(desk, await write(desk, (sent) => admin.correctSource({ id }, correction, sent), etag), showKnownSource);
});

export const runSourcesAdd = atDesk(async (desk) => {
  const { admin, given, world } = desk;
  const retrievedAt = given.text('retrieved-at');
  const texts = await readRevisions(given.positionals, world);
  const revisions = texts.map((one) => ({ ...one, ...present({ retrievedAt }) }));
  const batch = { ...present({ catalog: given.text('catalog') }), revisions };
  const taken = await write(desk, (sent) => admin.addSourceRevisions(batch, sent));
  const isKept = !given.has('dry-run');
  return tell(desk, taken, (one, paper) => showTaken(one, { isKept }, paper));
});
