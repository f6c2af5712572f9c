import { editingArguments, editingTypeWords, editingWords } from './editing-words.js';
import { fieldWords } from './field-words.js';
import { placedWords } from './placed-words.js';
import { questionWords } from './question-words.js';
import { typeWords } from './type-words.js';

/** What the filters of lists mean, where their schemas do not say it. */
export const argumentWords: Readonly<Record<string, string>> = {
  category: 'The id of a category.',
  certainty: 'How surely the sources say it: stated, ambiguous or inferred.',
  dimension: 'The id of a dimension.',
  evidence: 'The kind of source: documented, observed or vendor-statement.',
  for: 'What it ranges over.',
  group: 'The group that it is shown in.',
  kind: 'The kind, such as capability or limit.',
  role: 'Such as choice, mode, family or component.',
  verb: 'The verb that is asked: recommend or validate.',
};

/** What an argument of a root field means, where its schema does not say it. */
export const wordsOfArgument = (field: string, name: string): string | undefined =>
  editingArguments[`${field}.${name}`] ?? editingArguments[name];

/** What a type, or a field of it, means, where its schema does not say it. */
export function wordsOfType(type: string, field?: string): string | undefined {
  if (field === undefined) return typeWords[type] ?? editingTypeWords[type];
  const place = `${type}.${field}`;
  return placedWords[place] ?? editingWords[place] ?? questionWords[field] ?? fieldWords[field] ?? editingWords[field];
}
