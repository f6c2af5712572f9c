import { createContext, Script } from 'node:vm';
import { rolldown, type OutputChunk } from 'rolldown';

export interface Bundle {
  /** The parts of a bundle that loads by parts. */
  readonly chunks: readonly OutputChunk[];
  /** What a part imports that is in no other part. */
  readonly missing: readonly string[];
  /** What the bundler had to say. */
  readonly warnings: readonly string[];
  /** All of it in one script, which leaves its exports in `page`. */
  readonly script: string;
}

/** Bundles a module of a folder for browsers. */
export async function bundlePage(cwd: string, input: string): Promise<Bundle> {
  const warnings: string[] = [];
  const onLog = (_level: string, log: { readonly message: string }) => void warnings.push(log.message);
  const bundle = await rolldown({ cwd, input, platform: 'browser', onLog });
  const split = await bundle.generate({ format: 'esm' });
  const whole = await bundle.generate({ format: 'iife', name: 'page', codeSplitting: false });
  await bundle.close();
  const chunks = split.output.filter((part): part is OutputChunk => part.type === 'chunk');
  const names = new Set(chunks.map(({ fileName }) => fileName));
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const missing = imported.filter((name) => !names.has(name));
  return { chunks, missing, warnings, script: whole.output[0].code };
}

const WEB = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'DOMException',
  'Event',
  'EventTarget',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextDecoderStream',
  'TextEncoder',
  'TextEncoderStream',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'WritableStream',
  'clearTimeout',
  'crypto',
  'fetch',
  'performance',
  'queueMicrotask',
  'setTimeout',
  'structuredClone',
] as const;

/** Runs a script with what every browser has and nothing of Node: no process, no Buffer, no require. Gives what `expression` then comes to. */
export function runInPage(script: string, expression: string): unknown {
  const page = createContext(Object.fromEntries(WEB.map((name) => [name, globalThis[name]])));
  new Script('globalThis.self = globalThis;').runInContext(page);
  new Script(script).runInContext(page);
  return new Script(expression).runInContext(page);
}
