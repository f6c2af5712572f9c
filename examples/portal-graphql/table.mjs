// Prints a table of options with the sentences behind its cells. Whoever asks for these fields, by whatever client, has what it takes.

/**
 * @typedef {object} Citation
 * @property {string} title
 * @property {string | null} url
 * @property {string} quote
 *
 * @typedef {object} Cell
 * @property {string} option
 * @property {string} state
 * @property {string | null} support
 * @property {readonly string[] | null} values
 * @property {{ op: string, number: number | null, version: string | null, symbol: string | null, unit: string } | null} limit
 * @property {readonly string[]} qualifiers
 * @property {boolean} disputed
 * @property {readonly Citation[]} citations
 *
 * @typedef {object} Page
 * @property {string} asOf
 * @property {{ label: string }} release
 * @property {readonly { id: string, name: string }[]} options
 * @property {readonly { name: string, cells: readonly Cell[] }[]} rows
 */

/** @param {Cell} cell */
function valueOf({ state, support, values, limit, qualifiers, disputed }) {
  const value = limit
    ? `${limit.op} ${limit.number ?? limit.version ?? limit.symbol} ${limit.unit}`
    : (support ?? values?.join(', ') ?? state);
  return [value, ...qualifiers, ...(disputed ? ['(disputed)'] : [])].join(' ');
}

/** @param {Page} page */
export function printTable({ release, asOf, options, rows }) {
  /** @type {string[]} */
  const notes = [];
  /** @param {Citation} citation */
  const noteOf = ({ quote, title, url }) => {
    const text = `“${quote}” ${title} <${url ?? 'no address'}>`;
    if (!notes.includes(text)) notes.push(text);
    return `[${notes.indexOf(text) + 1}]`;
  };
  console.log(`release ${release.label}, on ${asOf}`);
  for (const { name, cells } of rows) {
    console.log(`\n${name}`);
    for (const cell of cells) {
      const option = options.find(({ id }) => id === cell.option)?.name ?? cell.option;
      console.log(`  ${option.padEnd(24)} ${valueOf(cell)} ${cell.citations.map(noteOf).join('')}`.trimEnd());
    }
  }
  console.log(`\n${notes.map((note, index) => `[${index + 1}] ${note}`).join('\n')}`);
}
