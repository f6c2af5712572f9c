export { readDocument } from './read/read-document.js';
export { compareToCsv } from './write/compare-csv.js';
export { compareToMarkdown } from './write/compare-markdown.js';
