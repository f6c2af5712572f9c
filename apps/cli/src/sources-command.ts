import type { Command } from './arguments/command.types.js';
import { DEFAULT_CATALOG, formatFlag } from './arguments/flags.js';

/** Documents that changed, and what they do to the facts. */
export const sourcesCommand: Command = {
  name: 'sources',
  summary: 'Finds out which facts the changed documents of a folder touch.',
  usage: 'check DIR',
  takes: [1, 2],
  details: [
    'Each document of DIR that belongs to a source of the service, and changed, is sent to it, all in one batch; where facts are touched, the service opens a draft. Exit code 0: no fact is touched that was not told before; 1: facts are; 2: trouble. An alarm is 1 each time. The token is taken from PLIMSOLL_TOKEN and needs the role editor.',
    'A document belongs to a source by the map, by its front matter (source: ID, canonical-url or canonicalUrl: URL), or by lying where the source has its path: DIR is then the checkout of a documentation repository. A file of a source that cannot be read is trouble, and nothing is sent; a link that leads out of DIR is not followed. A nightly job: git -C docs pull --quiet && plimsoll sources check docs --repository OWNER/NAME',
  ],
  flags: [
    { name: 'server', value: 'URL', text: 'The service. Default: PLIMSOLL_SERVER.' },
    { name: 'catalog', value: 'ID', text: `Default: ${DEFAULT_CATALOG}.` },
    {
      name: 'map',
      value: 'FILE',
      isFile: true,
      text: 'A JSON or YAML file: path in DIR to the id of a source, or a list of them.',
    },
    { name: 'repository', value: 'OWNER/NAME', text: 'Only sources of this repository are told by their path.' },
    { name: 'under', value: 'PATH', text: 'Where in its repository DIR stands. Default: its root.' },
    { name: 'dry-run', text: 'Compares and tells, and keeps nothing.' },
    formatFlag('pretty', 'json'),
  ],
  words: ['check'],
  load: async () => (await import('./commands/sources.js')).runSources,
};
