import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limitRules } from './limits.js';

const schema = buildSchema(
  'type Query { ask(text: String, list: [String!], in: In): String } input In { text: String }',
);
const faultsOf = (document: string) => validate(schema, parse(document), limitRules).map(({ message }) => message);

describe('the texts of a document', () => {
  it.each([
    String.raw`{ ask(text: "a\u0000b") }`,
    String.raw`{ ask(text: "\u{0}") }`,
    String.raw`{ ask(list: ["a", "\u0000"]) }`,
    String.raw`{ ask(in: { text: "\u0000" }) }`,
    String.raw`query ($text: String = "\u0000") { ask(text: $text) }`,
    String.raw`{ ask @include(if: true) @skip(if: false) ... on Query { ask(text: "\u0000") } }`,
  ])('are refused with U+0000 in them: %s', (document) => {
    expect(faultsOf(document)).toEqual(['U+0000 is refused in texts.']);
  });

  it.each([String.raw`{ ask(text: "a\\u0000b") }`, '{ ask(text: "a\\tb", list: ["⚓"]) }'])('may be %s', (document) => {
    expect(faultsOf(document)).toEqual([]);
  });
});
