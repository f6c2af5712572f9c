import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { problemTypes } from './problem-types.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** How a code is written where a problem is made. */
const WRITTEN = /(?:code: |code = |new Problem\(\d+, |place\('[^']*', )'([a-z]+(?:-[a-z]+)+)'/g;

/** Codes of places alone: the problem that holds them has another. */
const ofPlacesAlone = ['came-first', 'changed-by-both', 'changed-since', 'moved-to', 'rebase-conflict', 'wrong-type'];

it('there is a page for every code that the sources make a problem with', () => {
  const sources = ['libs/engine/src', 'libs/formats/src', 'apps/api/src'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<![.](spec|spec-fixture))[.]ts$/.test(file))
      .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8')),
  );
  const codes = new Set(sources.flatMap((text) => [...text.matchAll(WRITTEN)].map(([, code]) => code ?? '')));
  expect(codes.size).toBeGreaterThan(40);
  const missing = [...codes].filter((code) => !(code in problemTypes) && !ofPlacesAlone.includes(code));
  expect(missing).toEqual([]);
});
