import { Problem, type DocumentFormat, type ReadDocument } from '@plimsoll/engine';
import { readArm } from './arm/read-arm.js';
import { readCapz } from './capz/read-capz.js';
import { detectFormat } from './detect-format.js';
import { readAks } from './read-aks.js';
import { readDesign } from './read-design.js';
import { readTerraformConfig } from './terraform/config-reader.js';
import { readTerraformPlan } from './terraform/read-terraform-plan.js';

/**
 * Reads a document into designs, one for each cluster in it, and keeps where each of their values stands in the document. `auto` tells by the document's own
 * members what it is; the answers' `format` says what it was taken for. `parameters` are of an ARM template: a parameters file, or a map of values by name.
 * Never changes the document. Throws Problem (422): `unrecognised-document`, `no-cluster`, `malformed-document` with a pointer to each wrong place (at most
 * 100), or what the format's reader adds.
 */
export function readDocuments(
  document: unknown,
  format: DocumentFormat | 'auto',
  parameters?: unknown,
): readonly ReadDocument[] {
  switch (format === 'auto' ? detectFormat(document) : format) {
    case 'aks':
      return [readAks(document)];
    case 'arm':
      return readArm(document, parameters);
    case 'terraform-plan':
      return readTerraformPlan(document);
    case 'terraform-config':
      return readTerraformConfig(document);
    case 'capz':
      return readCapz(document);
    case 'design':
      return [readDesign(document)];
  }
}

/** Reads a document that holds one cluster. As `readDocuments`; throws Problem (422) `several-clusters`, pointing at each, where it holds more. */
export function readDocument(document: unknown, format: DocumentFormat | 'auto', parameters?: unknown): ReadDocument {
  const [first, ...others] = readDocuments(document, format, parameters);
  if (first !== undefined && others.length === 0) return first;
  const code = first === undefined ? 'no-cluster' : 'several-clusters';
  const detail = `this holds ${others.length + (first ? 1 : 0)} clusters, and one is asked for`;
  const places = [first, ...others].flatMap((read) =>
    read ? [{ pointer: read.pointers[''] ?? '', code, detail }] : [],
  );
  throw new Problem(422, code, detail, places.slice(0, 100));
}
