import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from './running-app.js';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const readme = read('README.md');

interface Shown {
  readonly command: string;
  readonly language: string;
  readonly output: string;
}

/** Every curl line of the README with the output printed under it. */
const shown: Shown[] = [...readme.matchAll(/```sh\n(curl [^\n]+)\n```\n\n```(\w+)\n([\s\S]*?)\n```/g)].map(
  ([, command = '', language = '', output = '']) => ({ command, language, output }),
);

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

/** Does what the curl line would do: an address, headers with -H, a body with -d. */
async function run(command: string): Promise<string> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const after = (flag: string) => words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
  const address = words.find((word) => word.startsWith('http://localhost:3000'));
  const [body] = after('-d');
  const headers = Object.fromEntries(after('-H').map((header) => header.split(': ')));
  const response = await fetch(address?.replace('http://localhost:3000', app.url) ?? '', {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

/** Whether everything that is shown stands in the answer; of a list only some elements need be shown. */
function holds(answer: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(answer) && part.every((one) => answer.some((element) => holds(element, one)));
  if (typeof part !== 'object' || part === null) return answer === part;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(part).every(([name, value]) => holds((answer as Record<string, unknown>)[name], value));
}

describe('the README', () => {
  it('shows the output of every curl line', () => {
    expect(shown.length).toBe(readme.match(/^curl /gm)?.length);
    expect(shown.length).toBeGreaterThan(3);
  });

  it.each(shown)('$command', async ({ command, language, output }) => {
    const answer = await run(command);
    if (language === 'json') expect(holds(JSON.parse(answer), JSON.parse(output)), answer.slice(0, 500)).toBe(true);
    else for (const line of output.split('\n')) expect(answer.split('\n')).toContain(line);
  });

  it('names only npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)?)/g)].map(([, name = '']) => name);
    expect(named).toContain('start');
    for (const name of named.filter((word) => word !== 'nothing')) expect(Object.keys(scripts)).toContain(name);
  });

  it('links only to files that there are, and stays short', () => {
    for (const [, link = ''] of readme.matchAll(/\]\(([^)]+)\)/g))
      if (!link.includes('decisions')) expect(read(link).length).toBeGreaterThan(0);
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });

  it('is run by CI with the commands it names', () => {
    const ci = read('.ci/run');
    for (const command of ['npm ci', 'npm test', 'npm run check']) expect(ci).toContain(command);
  });
});
