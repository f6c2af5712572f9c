import type { NewSource, SourceCorrection } from '@plimsoll/sdk';
import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { present, readObject } from '../input/question.js';
import type { World } from '../world.js';
import { bothLanguages } from './both-languages.js';
import { readMergePatch } from './read-edits.js';

/** The source that a file and the flags make; what is missing of it the service tells. Throws ToolError where neither says anything. */
export async function readNewSource(given: Given, world: World): Promise<NewSource> {
  const [file] = given.positionals;
  const whole = file === undefined ? {} : await readObject(file, world);
  const source = { ...whole, ...present({ id: given.text('id') }), ...fieldsOf(given) };
  if (Object.keys(source).length === 0)
    throw new ToolError('nothing is said of the source: a file with it, or --id, --title-en and the others');
  return { ...source, ...catalogOf(given) } as NewSource;
}

/** The correction that --patch and the other flags make. Throws ToolError where nothing is corrected. */
export async function readCorrection(given: Given, world: World): Promise<SourceCorrection> {
  const patch = given.text('patch');
  const whole = patch === undefined ? {} : await readMergePatch(patch, world);
  const correction = { ...whole, ...fieldsOf(given) };
  if (Object.keys(correction).length === 0)
    throw new ToolError('nothing is corrected: --patch, or the flags of what is another, such as --url');
  return { ...correction, ...catalogOf(given) };
}

const catalogOf = (given: Given) => present({ catalog: given.text('catalog') });

const fieldsOf = (given: Given) =>
  present({
    title: bothLanguages(given, 'title'),
    url: given.text('url'),
    language: given.text('language'),
    licence: given.text('licence'),
    repository: given.text('repository'),
    path: given.text('path'),
    note: bothLanguages(given, 'note'),
  });
