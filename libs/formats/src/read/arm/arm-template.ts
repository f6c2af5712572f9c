import { isObject, ownValue } from '../place.js';

/** Tells whether a document is an ARM template, hand-written or compiled from Bicep. */
export function isArmTemplate(document: unknown): document is Readonly<Record<string, unknown>> {
  if (!isObject(document)) return false;
  const schema = ownValue(document, '$schema');
  if (typeof schema === 'string' && /deploymentTemplate\.json/i.test(schema)) return true;
  const resources = ownValue(document, 'resources');
  return (Array.isArray(resources) || isObject(resources)) && typeof ownValue(document, 'contentVersion') === 'string';
}
