// npm start: installs and builds what is missing, then runs the service in this process. Needs Node and npm, nothing else.
import { prepare } from './prepare.mjs';

prepare();
// As the image runs: graphql-js is slower where it looks for faults of its own use.
process.env.NODE_ENV ??= 'production';
await import('../apps/api/dist/main.js');
