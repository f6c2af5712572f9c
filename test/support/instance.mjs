// An instance of the service as far as its database: opens it, says "ready" with the port, closes it when standard input ends.
import { BootError } from '../../apps/api/dist/database/database.types.js';
import { openDatabase } from '../../apps/api/dist/database/open-database.js';

const say = (_fields, message) => process.stdout.write(`log ${message}\n`);
try {
  const dataDirectory = process.argv[2];
  const databaseUrl = process.argv[3];
  const database = await openDatabase({ dataDirectory, databaseUrl }, { info: say, warn: say, error: say });
  process.stdout.write(`ready ${new URL(database.url).port}\n`);
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await database.close();
  process.stdout.write('closed\n');
} catch (error) {
  process.stderr.write(`${error instanceof BootError ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
