// node scripts/openapi.mjs write|check: apps/api/openapi.json is what the built service says of itself. Needs no database.
import { generateOpenApi } from '../apps/api/dist/index.js';
import { committedFile } from './committed-file.mjs';

await committedFile({
  path: 'apps/api/openapi.json',
  parser: 'json',
  script: 'openapi.mjs',
  text: async () => JSON.stringify(await generateOpenApi()),
});
