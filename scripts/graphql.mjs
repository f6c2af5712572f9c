// node scripts/graphql.mjs write|check: apps/api/schema.graphql is the schema of the built service. Needs no database.
import { writeSchema } from '../apps/api/dist/index.js';
import { committedFile } from './committed-file.mjs';

await committedFile({
  path: 'apps/api/schema.graphql',
  parser: 'graphql',
  script: 'graphql.mjs',
  text: () => `# Made from the code by node scripts/graphql.mjs write\n\n${writeSchema().sdl}`,
});
