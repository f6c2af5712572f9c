import type { z } from 'zod';
import { connectionOf } from './door-schema.js';
import { MOST_WRITES } from './limits.js';
import { wordsOfOperation } from './operation-words.js';
import { readFields, type ReadName } from './read-fields.js';
import { wordsOfArgument } from './schema-words.js';
import { SdlWriter } from './sdl-writer.js';
import { hasInput, inputName, payloads, writeFields, type PayloadType, type WriteName } from './write-fields.js';

const WRITES = `Writes: the operations of REST that need a role, by their names there, as services that are the same. They are done in the order in which they stand, each in a transaction of its own: what fails takes nothing back that was done before it, and what comes after is tried all the same; a payload is null where its write failed, and \`errors\` tells why. One document holds at most ${MOST_WRITES} of them, and each counts as one against the writes that a caller may do in a minute.`;

const WRITE_ARGUMENTS = [
  '"A key of your own, 1 to 255 visible ASCII characters: the same write sent again with it, through any door, is done once and answered as it was." idempotencyKey: String',
  '"Do all of it, tell what would be answered, and take it back." dryRun: Boolean = false',
];
const IF_MATCH =
  '"The `etag` of what was read. Where it has changed meanwhile: `stale`, and nothing is written." ifMatch: String!';

/** What editors, publishers and administrators read and write. */
export function editingFields(inputs: SdlWriter): string {
  const names = Object.keys(writeFields) as readonly WriteName[];
  return [
    `${text(WRITES)}\ntype Mutation {\n${names.map((name) => mutationOf(name, inputs)).join('\n')}\n}`,
    ...(Object.keys(payloads) as readonly PayloadType[]).map(payloadType),
    `extend type Query {\n${(Object.keys(readFields) as readonly ReadName[]).map(queryOf).join('\n')}\n}`,
    ...new Set(
      Object.values(readFields).flatMap(({ form, gives }) => (form === 'pages' ? [connectionOf(gives, false)] : [])),
    ),
  ].join('\n\n');
}

function mutationOf(name: WriteName, inputs: SdlWriter): string {
  const field = writeFields[name];
  const args = [
    ...argumentsOf(name, field.path),
    ...(hasInput(field) ? [inputOf(name, inputs)] : []),
    ...(field.isOfVersion ? [IF_MATCH] : []),
    ...WRITE_ARGUMENTS,
  ];
  return `  ${text(wordsOfOperation(name))}\n  ${name}(${args.join(' ')}): ${field.gives}Payload`;
}

/** Where all of an input may be left out, it may be left out itself. */
function inputOf(name: WriteName, inputs: SdlWriter): string {
  const field = writeFields[name];
  const type = inputs.add(field.input, inputName(field));
  const words =
    type === 'JSON'
      ? 'The body over REST: a JSON Merge Patch (RFC 7396), in which null takes out.'
      : 'The body over REST.';
  return `${text(words)} input: ${type}!${type !== 'JSON' && field.input.safeParse({}).success ? ' = {}' : ''}`;
}

function payloadType(type: PayloadType): string {
  return `"What a write came to."
type ${type}Payload {
  "What REST answers with. Of the same write asked again, what was answered then."
  ${payloads[type].field}: ${type}!
  "The ETag of it as it is now; null where it has none."
  etag: String
  "The HTTP status that REST answers with."
  status: Int!
  "Whether all of it was taken back."
  isDryRun: Boolean!
  "Whether the write had been done before, by the same key."
  isReplayed: Boolean!
}`;
}

function queryOf(name: ReadName): string {
  const { operation, path, query, gives, form } = readFields[name];
  const args = [
    ...argumentsOf(name, path),
    ...(form === 'pages' ? pageArguments(query) : []),
    ...argumentsOf(name, query),
  ];
  const types = { one: `${typeOf(gives)}!`, all: `[${gives}!]!`, pages: `${gives}Connection!` };
  return `  ${text(wordsOfOperation(operation))}\n  ${name}${args.length === 0 ? '' : `(${args.join(' ')})`}: ${types[form]}`;
}

const typeOf = (gives: string) => (gives === 'DraftItem' ? 'JSON' : gives);

/** What pages are asked for by over REST, by the names that it has here. */
const paging = ['pageSize', 'pageToken', 'after'];

function pageArguments({ shape }: z.ZodObject): readonly string[] {
  const { maxValue } = (shape['pageSize'] as z.ZodOptional<z.ZodNumber>).unwrap();
  return [
    text(`Items on a page, 1 to ${String(maxValue)}.`) + ' first: Int',
    '"Begins behind the item with this cursor." after: String',
  ];
}

function argumentsOf(field: string, { shape }: z.ZodObject): readonly string[] {
  return Object.entries(shape)
    .filter(([name]) => !paging.includes(name))
    .map(([name, schema]) => {
      const one = schema as z.ZodType;
      const words = one.description ?? wordsOfArgument(field, name);
      const isOptional = one.safeParse(undefined).success;
      return `${words === undefined ? '' : `${text(words)} `}${name}: ${new SdlWriter('input').add(one, 'Argument')}${isOptional ? '' : '!'}`;
    });
}

const text = (words: string) => JSON.stringify(words);
