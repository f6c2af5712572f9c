import type { Rebase } from '@plimsoll/sdk';
import { ToolError } from '../failure.js';
import { readValue } from '../input/read-input.js';
import { showDraft } from '../shown/draft.js';
import { showConflicts } from '../shown/conflicts.js';
import { atDesk, tell, write, type Desk } from './desk.js';
import { meantBy } from './draft-writes.js';

type Resolutions = NonNullable<Rebase['resolutions']>;

/** Brings a draft onto the newest release; with --preview tells what that would ask about, with exit code 1 where it is something. */
export const runDraftRebase = atDesk(async (desk) => {
  const { admin, given } = desk;
  if (given.has('preview')) {
    const [id = ''] = given.positionals;
    const preview = await admin.previewRebase({ id });
    await tell(desk, preview, showConflicts);
    return preview.conflicts.length > 0 ? 1 : 0;
  }
  const resolutions = await resolutionsOf(desk);
  const { id, etag } = await meantBy(desk);
  return tell(desk, await write(desk, (sent) => admin.rebaseDraft({ id }, { resolutions }, sent), etag), showDraft);
});

async function resolutionsOf({ given, world }: Desk): Promise<Resolutions> {
  const file = given.text('resolutions');
  const held = file === undefined ? [] : await readValue(file, world);
  if (!Array.isArray(held)) throw new ToolError(`${file}: this holds no resolutions: a list of kind, id and take`);
  return [...(held as Resolutions), ...given.texts('resolve').map(resolutionOf)];
}

function resolutionOf(text: string): Resolutions[number] {
  const [, kind, id, take] = /^([^/=]+)\/([^/=]+)=(ours|theirs)$/.exec(text) ?? [];
  if (kind === undefined || id === undefined)
    throw new ToolError(`--resolve takes KIND/ID=ours or KIND/ID=theirs, not ${JSON.stringify(text)}`);
  return { kind, id, take: take === 'ours' ? 'ours' : 'theirs' };
}
