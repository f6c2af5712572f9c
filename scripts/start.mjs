// npm start: installs and builds what is missing, then runs the service in this process. Needs Node and npm, nothing else.
import { prepare } from './prepare.mjs';

prepare();
await import('../apps/api/dist/main.js');
