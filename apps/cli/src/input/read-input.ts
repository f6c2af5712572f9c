import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';
import { systemReason, ToolError } from '../failure.js';
import type { World } from '../world.js';

/** The text of a file, or of stdin for `-`. UTF-8, or UTF-16 where a byte order mark says so, as some shells write it. Throws ToolError. */
export async function readText(file: string, world: World): Promise<string> {
  const bytes = await readBytes(file, world);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ToolError(`${nameOf(file)}: this is no text${hintOf(file)}`);
  }
}

/** The bytes of a file, or of stdin for `-`. Throws ToolError. */
export async function readBytes(file: string, world: World): Promise<Buffer> {
  if (file === '-') return world.readStdin();
  try {
    return await readFile(file);
  } catch (error) {
    throw new ToolError(`${file}: ${systemReason(error)}`);
  }
}

/** Throws ToolError for what is no JSON. */
export async function readJson(file: string, world: World): Promise<unknown> {
  const text = await readText(file, world);
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolError(`${nameOf(file)}: this is no JSON`);
  }
}

/** One value of a JSON or YAML file. Throws ToolError. */
export async function readValue(file: string, world: World): Promise<unknown> {
  return valueOf(await readText(file, world), file);
}

/** As `readValue`, but manifests of Kubernetes stay a text: their reader tells the lines of what it finds. */
export async function readDocumentFile(file: string, world: World): Promise<unknown> {
  const text = await readText(file, world);
  return isManifests(text) ? text : valueOf(text, file);
}

const isManifests = (text: string) => !/^\s*[[{]/.test(text) && /^apiVersion:/m.test(text) && /^kind:/m.test(text);

function valueOf(text: string, file: string): unknown {
  if (text.trim() === '') throw new ToolError(`${nameOf(file)}: this is empty`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/^\s*[[{]/.test(text) && !isYaml(file))
      throw new ToolError(`${nameOf(file)}: this is no JSON: ${oneLine(reason)}`);
    return yamlOf(text, file);
  }
}

// YAML of this size takes minutes and gigabytes to read; JSON does not.
const MOST_YAML_CHARACTERS = 10_000_000;

function yamlOf(text: string, file: string): unknown {
  const value = plainYaml(text, file);
  if (typeof value === 'object' && value !== null) return value;
  throw new ToolError(`${nameOf(file)}: this is neither JSON nor YAML of a document${hintOf(file)}`);
}

function plainYaml(text: string, file: string): unknown {
  if (text.length > MOST_YAML_CHARACTERS)
    throw new ToolError(`${nameOf(file)}: this is no JSON, and too long to be read as YAML`);
  const documents = parseAllDocuments(text);
  const [first, second] = 'length' in documents ? [...documents] : [];
  const fault = first?.errors[0];
  if (fault)
    throw new ToolError(`${nameOf(file)}: this is neither JSON nor YAML${hintOf(file)}: ${oneLine(fault.message)}`);
  if (second) throw new ToolError(`${nameOf(file)}: this holds several documents, and one is read`);
  try {
    return first?.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ToolError(`${nameOf(file)}: ${error instanceof Error ? oneLine(error.message) : String(error)}`);
  }
}

const isYaml = (file: string) => /\.ya?ml$/i.test(file);
const oneLine = (text: string) => text.split('\n', 1)[0]?.replace(/:$/, '') ?? '';
/** What a file is called where something is said of it. */
export const nameOf = (file: string) => (file === '-' ? 'stdin' : file);

const hints: readonly (readonly [RegExp, string])[] = [
  [/\.bicep$/i, '; az bicep build makes a template of it'],
  [/\.tf$/i, '; terraform show -json of a plan is read'],
  [/(\.tfplan|plan\.out|tfplan)$/i, '; terraform show -json makes JSON of a plan'],
];

const hintOf = (file: string): string => hints.find(([pattern]) => pattern.test(file))?.[1] ?? '';
