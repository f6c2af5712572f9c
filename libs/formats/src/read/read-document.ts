import type { ReadDocument } from '@plimsoll/engine';
import { detectFormat } from './detect-format.js';
import { readAks } from './read-aks.js';
import { readDesign } from './read-design.js';

/**
 * Reads a document into a design and keeps where each of its values stands in the document. `auto` tells by the document's own members what it is;
 * the answer's `format` says what it was taken for. Never changes the document. Throws Problem (422): `unrecognised-document`, `no-cluster`,
 * `malformed-document` with a pointer to each wrong place (at most 100).
 */
export function readDocument(document: unknown, format: 'auto' | 'aks' | 'design'): ReadDocument {
  switch (format === 'auto' ? detectFormat(document) : format) {
    case 'aks':
      return readAks(document);
    case 'design':
      return readDesign(document);
  }
}
