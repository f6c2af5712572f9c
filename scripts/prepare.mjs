import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled, requireNode } from './check-install.mjs';

/** What every command needs first: a Node that is new enough, the dependencies, the build. Ends the process when one cannot be had. */
export function prepare() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  requireNode(root);
  ensureInstalled(root);
  try {
    build();
  } catch (error) {
    console.error(`The build failed: ${error.message}`);
    process.exit(1);
  }
}
