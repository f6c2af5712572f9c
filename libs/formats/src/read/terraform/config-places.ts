import { Problem, type ReadDocument } from '@plimsoll/engine';
import { isObject, type Place } from '../place.js';
import type { ConfigResource } from './config-document.js';
import { placeIn } from './config-values.js';

const IN_PLAN =
  /^\/(?:planned_values\/root_module|configuration\/root_module)\/resources\/(\d+)(?:\/(?:values|expressions)(\/.*)?)?/;

/** Turns pointers into the plan that a configuration was turned into, into pointers into the configuration. */
export class ConfigPlaces {
  constructor(private readonly resources: readonly ConfigResource[]) {}

  /** The place that a pointer means, or the nearest around it that is written. */
  locate(pointer: string): string {
    const [, index, inside] = IN_PLAN.exec(pointer) ?? [];
    const resource = index === undefined ? undefined : this.resources[Number(index)];
    if (!resource) return '';
    const tokens = (inside ?? '').split('/').slice(1).map(unescaped);
    return walk(resource.body, tokens).pointer;
  }

  /** A document that was read from the plan, as read from the configuration. */
  relocate(read: ReadDocument, beside: readonly string[]): ReadDocument {
    const pointers = Object.entries(read.pointers).map(([path, pointer]) => [path, this.locate(pointer)] as const);
    const unmapped = [...read.unmapped.map((each) => this.locate(each)), ...beside];
    return {
      ...read,
      format: 'terraform-config',
      pointers: Object.fromEntries(pointers),
      unmapped: [...new Set(unmapped)],
    };
  }

  /** A Problem with the plan, as a Problem with the configuration. */
  problem(problem: Problem): Problem {
    const places = problem.errors.map((place) => ({ ...place, pointer: this.locate(place.pointer) }));
    const [only, ...others] = places;
    const detail = only && others.length === 0 ? `${only.pointer || 'the document'} ${only.detail}` : problem.message;
    return new Problem(problem.status, problem.code, detail, places);
  }
}

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** Goes down as far as something is written. A block that is written as an object stands in the plan as a list of one. */
function walk(start: Place, tokens: readonly string[]): Place {
  let at = start;
  for (const token of tokens) {
    if (isObject(at.value) && token === '0' && !Object.hasOwn(at.value, '0')) continue;
    const inner = placeIn(at, Array.isArray(at.value) ? Number(token) : token);
    if (inner.value === undefined) break;
    at = inner;
  }
  return at;
}
