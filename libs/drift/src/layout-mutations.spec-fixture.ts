/** Chooses among the places where a mutation could be made: the same number, the same choice. */
export type Choice = (at: number) => number;

export function choiceFrom(seed: number): Choice {
  return (at) => {
    let mixed = Math.imul(seed ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (text: string, choice: Choice) => string;

const isRow = (line: string) => /^\s*\|.*\|/.test(line);
const isProse = (line: string) =>
  line.trim() !== '' && !isRow(line) && !/^\s*(?:>|:::|#|---|ms\.|title|<!--)/.test(line);
const eachLine = (text: string, change: (line: string, at: number) => string) =>
  text.split('\n').map(change).join('\n');
// A line of one word is a heading where it stands alone, and with a mark on it the beginning of what comes below.
const eachWord = (text: string, choice: Choice, change: (word: string) => string) =>
  eachLine(text, (line, row) =>
    isProse(line) && line.includes(' ')
      ? line.replaceAll(/(?<=^| )[A-Za-z0-9]{2,}(?= |$)/g, (word, at: number) =>
          choice(row * 997 + at) < 0.15 ? change(word) : word,
        )
      : line,
  );
const toFullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Turns the lines of a table round, column by column; the names and the alignment go with them. */
function reorderColumns(text: string, choice: Choice): string {
  const lines = text.split('\n');
  for (let at = 1; at < lines.length; at++) {
    if (!/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(lines[at] ?? '')) continue;
    const width = (lines[at] ?? '').split('|').length - 2;
    const order = Array.from({ length: width }, (_, column) => column).toSorted(
      (a, b) => choice(at + a) - choice(at + b),
    );
    for (let row = at - 1; isRow(lines[row] ?? ''); row++) {
      const cells = (lines[row] ?? '')
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|');
      if (cells.length === width) lines[row] = `|${order.map((column) => cells[column]).join('|')}|`;
    }
  }
  return lines.join('\n');
}

function listToTable(text: string): string {
  const lines = text.split('\n');
  const out: string[] = [];
  for (const [at, line] of lines.entries()) {
    const item = /^- (.*)$/.exec(line)?.[1];
    if (item === undefined || item.includes('|')) {
      if (/^\| .* \|$/.test(out.at(-1) ?? '') && out.includes('| Item |')) out.push('');
      out.push(line);
    } else {
      if (!(lines[at - 1] ?? '').startsWith('- ')) out.push('', '| Item |', '| --- |');
      out.push(`| ${item} |`);
    }
  }
  return out.join('\n');
}

function tableToList(text: string): string {
  const lines = text.split('\n');
  const starts = new Set(lines.flatMap((line, at) => (/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line) ? [at] : [])));
  return lines
    .flatMap((line, at) => {
      if (starts.has(at)) return [''];
      if (!isRow(line)) return [line];
      const cells = line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim());
      return [`- **${cells[0] ?? ''}**: ${cells.slice(1).join(', ')}`];
    })
    .join('\n');
}

/** What writers of pages do that changes no word. */
export const layoutMutations: Readonly<Record<string, Mutation>> = {
  reflow: (text, choice) =>
    eachLine(text, (line, row) =>
      isProse(line)
        ? line.replaceAll(/(?<=\S)(?<!^\s*(?:[•*+-]|\d+\.)) (?=[A-Za-z\u3041-\u9fff])/g, (space, at: number) =>
            choice(row * 991 + at) < 0.1 ? '\n' : space,
          )
        : line,
    ),
  blankLines: (text, choice) =>
    eachLine(text, (line, at) => (isProse(line) && choice(at) < 0.4 ? `\n${line}\n` : line)),
  frontMatter: (text) => `---\ntitle: Limits\nms.date: 11/22/2026\nms.author: someone\n---\n\n${text}`,
  headingLevels: (text, choice) =>
    eachLine(text, (line, at) => line.replace(/^#{1,5}(?= )/, choice(at) < 0.5 ? '##' : '####')),
  headings: (text) =>
    eachLine(text, (line) =>
      /^[^\s#|>*+\-•\d[`:<(].{2,30}$/.test(line) && !/[.。:：!?）)|]$/.test(line) && !/\d/.test(line)
        ? `\n## ${line}\n`
        : line,
    ),
  bullets: (text, choice) =>
    eachLine(text, (line, at) => line.replace(/^(\s*)[•*-] (?=\S)/, `$1${choice(at) < 0.5 ? '-' : '*'}   `)),
  numbers: (text) => eachLine(text, (line) => line.replace(/^(?<indent>\s*)(?:[•*-]|\d\.) +(?=\S)/, '$<indent>1. ')),
  bold: (text, choice) => eachWord(text, choice, (word) => `**${word}**`),
  italic: (text, choice) => eachWord(text, choice, (word) => `_${word}_`),
  code: (text, choice) => eachWord(text, choice, (word) => `\`${word}\``),
  links: (text, choice) => eachWord(text, choice, (word) => `[${word}](./somewhere-else.md#here)`),
  linkTargets: (text) => text.replaceAll(/\]\([^()\s]*\)/g, '](/azure/elsewhere?tabs=cli#part)'),
  entities: (text, choice) =>
    eachLine(text, (line, row) =>
      isProse(line)
        ? line.replaceAll(/ (?=\S)|'/g, (sign, at: number) =>
            at > 6 && choice(row + at * 7) < 0.1 ? (sign === ' ' ? '&nbsp;' : '&#39;') : sign,
          )
        : line,
    ),
  breaks: (text) =>
    eachLine(text, (line) => (isProse(line) ? line.replaceAll(/(?<=[。.])(?<!^\s*\d+\.) (?=\S)/g, '<br/>') : line)),
  admonitions: (text, choice) =>
    eachLine(text, (line, at) =>
      isProse(line) && !/^\s*(?:[•*+-]|\d+\.)\s/.test(line) && choice(at) < 0.2 ? `\n> [!NOTE]\n> ${line}\n` : line,
    ),
  fullWidth: (text, choice) =>
    eachLine(text, (line, row) =>
      isProse(line)
        ? line.replaceAll(/(?<= )[A-Za-z0-9]+(?= )|(?<!\]\([^ ]*)[()](?= )/g, (word, at: number) =>
            choice(row + at * 3) < 0.2 ? toFullWidth(word) : word,
          )
        : line,
    ),
  smartQuotes: (text) => text.replaceAll(/(?<=\w)'(?=\w)/g, '’').replaceAll(/"([^"\n=]*)"/g, '“$1”'),
  spaces: (text, choice) =>
    eachLine(text, (line, row) =>
      isProse(line)
        ? line.replaceAll(/(?<=\S) (?=\S)/g, (_, at: number) => (choice(row + at) < 0.3 ? '  ' : ' '))
        : line,
    ),
  pivots: (text, choice) =>
    eachLine(text, (line, at) =>
      isProse(line) && choice(at) < 0.2 ? `\n::: zone pivot="azure-cli"\n\n${line}\n\n::: zone-end\n` : line,
    ),
  includes: (text, choice) =>
    eachLine(text, (line, at) =>
      isProse(line) && choice(at) < 0.1 ? `\n[!INCLUDE [banner](./includes/banner.md)]\n\n${line}` : line,
    ),
  comments: (text, choice) =>
    eachLine(text, (line, at) => (isProse(line) && choice(at) < 0.1 ? `<!-- reviewed -->\n\n${line}` : line)),
  columns: reorderColumns,
  alignment: (text) =>
    eachLine(text, (line) => (/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line) ? line.replaceAll(/:?-+:?/g, ':---:') : line)),
  cellSpaces: (text) =>
    eachLine(text, (line) =>
      isRow(line) && !/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line) ? line.replaceAll('|', ' |  ').trim() : line,
    ),
  listToTable,
  tableToList,
};
