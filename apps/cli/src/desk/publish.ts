import type { Release } from '@plimsoll/sdk';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { atDesk, tell, write } from './desk.js';
import { meantBy } from './draft-writes.js';

export const runPublish = atDesk(async (desk) => {
  const { id, etag } = await meantBy(desk);
  const release = await write(desk, (sent) => desk.admin.publishDraft({ id }, sent), etag);
  return tell(desk, release, (one, paper) => showRelease('published', one, paper));
});

export const runRollback = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [catalog = DEFAULT_CATALOG] = given.positionals;
  const question = { to: given.text('to') ?? 'previous', reason: given.needed('reason') };
  const release = await write(desk, (sent) => admin.rollBackCatalog({ catalog }, question, sent));
  return tell(desk, release, (one, paper) => showRelease('current', one, paper));
});

const showRelease = (word: string, { catalog, label, sequence, digest }: Release, paper: Paper): string =>
  `${inStyle(word, 'green', paper)}: ${clean(`${catalog} ${label}`)} (release ${sequence})\n  digest ${digest}`;
