import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.js';
import { runSql } from '../support/sql.js';
import { wrongDigestsIn } from './agreement.js';
import { loadBoats } from './boat-harbour.js';
import { startKillablePostgres, type KillablePostgres } from './killable-postgres.js';
import { misplaceOutbox } from './misplaced-outbox.js';
import { Rounds } from './rounds.js';
import { database, replicas, type Struck } from './targets.js';

/** Blows of each kind: a service takes seconds to start, so a person who waits gets fewer than the pipeline. */
const ROUNDS = Number(process.env['PLIMSOLL_CRASH_ROUNDS'] ?? (process.env['CI'] ? '50' : '12'));
/** Every so many, one falls anywhere in the flow; the others fall around the commit. */
const ANYWHERE = 4;

// Children of a process are found in /proc.
describe.runIf(process.platform === 'linux')('a crash while two publish', () => {
  let postgres: KillablePostgres;
  beforeAll(async () => {
    postgres = await startKillablePostgres();
    await runSql(postgres.urlOf('postgres'), 'CREATE DATABASE harbour');
    await loadBoats(postgres.urlOf('harbour'));
  });
  afterAll(() => postgres.remove());

  async function begin(name: string, struck: (url: string) => Promise<Struck>) {
    await runSql(postgres.urlOf('postgres'), `CREATE DATABASE ${name} TEMPLATE harbour`);
    const target = await struck(postgres.urlOf(name));
    onTestFinished(() => target.stop());
    return { target, rounds: await Rounds.begin(target, target.adminToken) };
  }

  async function strikeAgainAndAgain(rounds: Rounds, databaseUrl: string): Promise<void> {
    expect(await rounds.inPeace()).toEqual([]);
    for (let blow = 1; blow <= ROUNDS; blow += 1) {
      const faults = blow % ANYWHERE === 0 ? await rounds.anywhere() : await rounds.aroundThePublish();
      expect(faults, `after blow ${blow}`).toEqual([]);
    }
    expect(await wrongDigestsIn(databaseUrl)).toEqual([]);
    // The one it began with, the one in peace, and one a blow: none lost, none doubled.
    expect(rounds.releases).toBe(ROUNDS + 2);
    process.stdout.write(`${ROUNDS} blows: ${JSON.stringify(rounds.tally)}\n`);
  }

  it('of the service loses no acknowledged publish and doubles none', async () => {
    const { target, rounds } = await begin('service', (url) => replicas(url, 2));
    await strikeAgainAndAgain(rounds, target.databaseUrl);
  });

  it('of PostgreSQL loses no acknowledged publish and doubles none', async () => {
    const { target, rounds } = await begin('server', (url) => database(postgres, url));
    await strikeAgainAndAgain(rounds, target.databaseUrl);
  });

  it('is caught losing what was acknowledged before it was on disk', async () => {
    const { target, rounds } = await begin('unsynced', (url) => database(postgres, url));
    await runSql(target.databaseUrl, 'ALTER DATABASE unsynced SET synchronous_commit = off');
    // The next write to disk is far away, and not a matter of luck.
    await runSql(target.databaseUrl, "ALTER SYSTEM SET wal_writer_delay = '10s'");
    onTestFinished(async () => void (await runSql(target.databaseUrl, 'ALTER SYSTEM RESET wal_writer_delay')));
    await postgres.kill();
    await postgres.start();
    expect(await rounds.inPeace()).toEqual([]);
    const found: string[] = [];
    await eventually(async () => {
      found.push(...(await rounds.round((publishes) => Promise.all(publishes))));
      return found.length > 0;
    });
    expect(found).toContainEqual(expect.stringMatching(/^release \d+ of draft \w+ was acknowledged and is gone$/));
  });

  it('is caught losing events that are written outside the transaction', async () => {
    const { rounds } = await begin('untold', withMisplacedOutbox);
    await rounds.inPeace();
    // Where nothing is killed, nothing is wrong with it: it takes a crash to see it.
    await eventually(async () => (await rounds.faults()).length === 0);
    const found: string[] = [];
    // The outbox may be quicker than the blow: then the next one decides.
    await eventually(async () => {
      found.push(...(await rounds.round((publishes) => Promise.race(publishes))));
      return found.length > 0;
    });
    expect(found).toContainEqual(expect.stringMatching(/^release \d+ was told 0 times$/));
  });
});

async function withMisplacedOutbox(databaseUrl: string): Promise<Struck> {
  const service = await replicas(databaseUrl, 0);
  const outbox = await misplaceOutbox(databaseUrl);
  return {
    ...service,
    strike: async () => {
      await outbox.kill();
      await service.strike();
    },
    recover: async () => {
      await service.recover();
      await outbox.begin();
    },
    stop: async () => {
      await outbox.kill();
      await service.stop();
    },
  };
}
