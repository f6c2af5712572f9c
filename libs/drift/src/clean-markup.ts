import { BREAK, NOTHING } from './tokens.js';

const TAG =
  /<\/?(?:a|abbr|b|br|caption|center|code|col|colgroup|dd|details|div|dl|dt|em|font|hr|i|img|ins|kbd|li|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?=[\s/>])[^<>]*>/gi;
const BREAKING = /^<\/?(?:br|dd|div|dt|hr|li|p|td|th|tr)\b/i;

// What a plain copy of a page leaves of an admonition's label.
const LABEL =
  /^[ \t>]*[*_]*(?:note|tip|important|warning|warnung|caution|注意|注|メモ|ヒント|重要|警告)[*_]*[ \t]*[:：]?[*_]*[ \t]*$/gim;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  ge: '≥',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  le: '≤',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  minus: '−',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rarr: '→',
  rdquo: '”',
  rsquo: '’',
  times: '×',
};

// In reStructuredText: what a word is, where a link leads, and the mark of a footnote. Bounded, and looked behind only from a bracket: a text of any length costs its length.
const ROLE =
  /:[a-z][\w:-]{0,60}:(?=`)|<(?<=:[a-z][\w:-]{0,60}:`[^`<>\n]{0,200}<)[^<>`\n]{0,500}>(?=`)|<[^<>`\n]{0,500}>(?=`_)|\[(?:#[\w-]*|\*|\d+)\]_/g;

/**
 * The same text with what is only layout taken out: where links lead, HTML tags, comments, escapes, admonition labels,
 * include, image and pivot directives, quotation marks of a block. As long as the text it was given, so that offsets hold.
 */
export function cleanMarkup(text: string): string {
  return text
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, blank)
    .replaceAll(/^[ \t]*:::.*$/gm, directive)
    .replaceAll(/(?<=[\r\n])[ \t]*(?:>[ \t]?)+/g, blank)
    .replaceAll(/\[!INCLUDE\s*\[[^\]]*\]\([^)]*\)\]/gi, blank)
    .replaceAll(/\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|div[^\]]*)\]/gi, blank)
    .replaceAll(LABEL, (label) => BREAK.padEnd(label.length))
    .replaceAll(/\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]\n]*\]/g, (link) => NOTHING.repeat(link.length))
    .replaceAll(ROLE, (role) => NOTHING.repeat(role.length))
    .replaceAll(TAG, (tag) => (BREAKING.test(tag) ? BREAK.padEnd(tag.length) : NOTHING.repeat(tag.length)))
    .replaceAll(/<?\bhttps?:\/\/[^\s<>)\]|]+>?/gi, blank)
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, entity)
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/g, NOTHING);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n\r]/g, ' ');
}

function directive(line: string): string {
  const alternative = /alt-text="([^"]*)"/.exec(line);
  const words = alternative?.[1];
  if (!alternative || words === undefined) return BREAK.padEnd(line.length);
  const at = alternative.index + 'alt-text="'.length;
  return BREAK.padEnd(at) + words + BREAK.padEnd(line.length - at - words.length);
}

function entity(written: string, decimal?: string, hex?: string, name?: string): string {
  const character = name === undefined ? numbered(decimal, hex) : ENTITIES[name.toLowerCase()];
  return character === undefined ? blank(written) : character.padEnd(written.length, NOTHING);
}

function numbered(decimal?: string, hex?: string): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
