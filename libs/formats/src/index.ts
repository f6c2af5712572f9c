export { readDocument, readDocuments } from './read/read-document.js';
export { compareToCsv } from './write/compare-csv.js';
export { compareToMarkdown } from './write/compare-markdown.js';
export { reportToJunit } from './write/report-junit.js';
export { reportToMarkdown } from './write/report-markdown.js';
export { reportToSarif, type SarifOptions } from './write/report-sarif.js';
