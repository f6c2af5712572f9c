// From the script of npm start to a ready /readyz, installed and built: the first start (new database, migrations, catalog) and the second.
import { newDataFolder, removeFolder, startService } from './service.mjs';

export async function benchStart() {
  const dataFolder = newDataFolder();
  try {
    const readyMs = [];
    for (let start = 0; start < 2; start += 1) {
      const service = await startService({ dataFolder, script: 'scripts/start.mjs' });
      readyMs.push(service.readyMs);
      await service.stop();
    }
    const [first, second] = readyMs;
    return [
      { what: 'start to ready, first, s', value: (first / 1000).toFixed(2), against: '', ratio: '' },
      {
        what: 'start to ready, second, s',
        value: (second / 1000).toFixed(2),
        against: 'first',
        ratio: (second / first).toFixed(2),
      },
    ];
  } finally {
    removeFolder(dataFolder);
  }
}
