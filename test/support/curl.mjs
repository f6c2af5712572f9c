#!/usr/bin/env node
// As much of curl as the pages use, for machines without one: -s, -X, -H, -d text, -d @file, and an address.
import { readFileSync } from 'node:fs';

const words = process.argv.slice(2);
const after = (flag) => words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
const address = words.find((word, index) => /^https?:/.test(word) && !/^-[XHd]$/.test(words[index - 1] ?? ''));
const [body] = after('-d');
const [method = body === undefined ? 'GET' : 'POST'] = after('-X');
const response = await fetch(address, {
  method,
  headers: after('-H').map((header) => header.split(/: (.*)/s).slice(0, 2)),
  ...(body === undefined ? {} : { body: body.startsWith('@') ? readFileSync(body.slice(1)) : body }),
});
process.stdout.write(await response.text());
