// Validated documents by format, from the text of each: parsed, read, judged by all rules of the newest release.
import { validateAll, withIntent } from '@plimsoll/engine';
import { readDocuments } from '@plimsoll/formats';
import { parseAllDocuments } from 'yaml';
import { newestRelease } from './catalog.mjs';
import { documentOf, formats } from './documents.mjs';
import { median, perSecond } from './rounds.mjs';
import { plainRules } from './rules.mjs';

const ROUNDS = 5;
const BYTES = 20_000;
const question = { asOf: '2026-11-22', locale: 'en', horizon: 365 };

/** What a caller has to do in any case, and the readers take: JSON parsed, YAML as its text. */
const parsers = {
  capz: (text) => parseAllDocuments(text).map((one) => one.toJS()),
};
const parse = (format, text) => (parsers[format] ?? JSON.parse)(text);

function validateText(release, { format, text }) {
  const document = format === 'capz' ? text : JSON.parse(text);
  const reads = readDocuments(document, format).map((read) => withIntent(read, undefined));
  return validateAll(release, reads, question);
}

function benchFormat(release, format) {
  const document = documentOf(format, BYTES);
  const { text, design, pools } = document;
  const { findings } = validateText(release, document);
  const plain = plainRules();
  const work = {
    ours: () => validateText(release, document),
    parse: () => parse(format, text),
    plain: () => plain(design),
  };
  const rates = { ours: [], parse: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, of] of Object.entries(work)) rates[name].push(perSecond(of, { batch: 5 }));
  const [ours, parsed, plainly] = [median(rates.ours), median(rates.parse), median(rates.plain)];
  const what = `validate ${format}, ${(text.length / 1024).toFixed(1)} KB, ${pools} pools, ${findings.length} findings, documents/s/core`;
  const parser = format === 'capz' ? 'YAML parse' : 'JSON.parse';
  const row = (against, rate) => ({
    what,
    value: ours.toFixed(0),
    against: `${against} ${rate.toFixed(0)}`,
    ratio: (ours / rate).toFixed(4),
  });
  return [row(`${parser} of the same text`, parsed), row('100 plain functions', plainly)];
}

export async function benchFormats() {
  const release = newestRelease();
  return formats.flatMap((format) => benchFormat(release, format));
}
