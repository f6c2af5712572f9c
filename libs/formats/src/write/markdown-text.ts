/**
 * A text that Markdown shows as it is: nothing in it becomes markup, a link, HTML or a new table cell. Line breaks become spaces, since a table row is one line.
 */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()#+!|~$]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(https?|ftp|www)(?=[:.])/giu, '$1&#8203;');
}

/** A table of GitHub's Markdown. Cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
