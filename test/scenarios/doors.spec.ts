import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from '../e2e/running-app.js';
import { askEverywhere } from '../support/ask-everywhere.js';
import { cliDoor } from '../support/cli-door.js';
import { engineDoor, restDoor, type Door, type ScenarioQuestion } from '../support/doors.js';
import { startForger, type Forger } from '../support/forger.js';
import { graphqlDoor } from '../support/graphql-door.js';
import { offlineDoor, sdkDoor } from '../support/sdk-door.js';
import { openShippedReleases } from '../support/shipped-releases.js';

// A run of the scenarios is worth what it notices: each door is changed by itself here, and has to break it.

let app: RunningApp;
let forger: Forger;
let engine: Door;
beforeAll(async () => {
  app = await runApp();
  forger = await startForger(app.url);
  engine = engineDoor(openShippedReleases());
});
afterAll(async () => {
  await forger.close();
  await app.stop();
});
beforeEach(() => {
  forger.forge = (answer) => answer;
});

const scenario: ScenarioQuestion = {
  verb: 'compare',
  release: '2',
  question: { options: ['kubenet'], dimensions: ['max-nodes'], asOf: '2026-11-22' },
};

/** One digit of one limit, in an answer or in a snapshot. */
const raise = (text: string) => text.replace('"number":400', '"number":401');

const online: readonly (readonly [name: string, door: (url: string) => Door])[] = [
  ['rest', restDoor],
  ['graphql', graphqlDoor],
  ['sdk', sdkDoor],
  ['command line', (server) => cliDoor({ server })],
];

describe('one digit that is other', () => {
  it.each(online)('behind the door %s breaks the run', async (name, doorTo) => {
    const door = doorTo(forger.url);
    await askEverywhere([engine, door], scenario);
    forger.forge = raise;
    // A door may remember an answer that it was told has not changed.
    const changed = doorTo(forger.url);
    await expect(askEverywhere([engine, changed], scenario)).rejects.toThrow(new RegExp(`^${name} against engine`));
  });

  it('in the release that is asked offline is refused before anything is answered', async () => {
    await askEverywhere([engine, await offlineDoor(forger.url)], scenario);
    forger.forge = raise;
    const changed = await offlineDoor(forger.url);
    await expect(askEverywhere([engine, changed], scenario)).rejects.toThrow(/digest/);
  });

  it('in the engine breaks it for every other door', async () => {
    const bent: Door = { ...engine, ask: async (asked) => raise(await engine.ask(asked)) };
    const others = [
      ...online.map(([, doorTo]) => doorTo(app.url)),
      await offlineDoor(app.url),
      cliDoor({ offline: true }),
    ];
    for (const door of others) {
      await askEverywhere([engine, door], scenario);
      await expect(askEverywhere([bent, door], scenario)).rejects.toThrow(`${door.name} against engine`);
    }
  });
});

it('a field that GraphQL leaves out breaks the run', async () => {
  forger.forge = (text) => text.replace('"certainty":"stated",', '');
  await expect(askEverywhere([engine, graphqlDoor(forger.url)], scenario)).rejects.toThrow(/^graphql against engine/);
});

it('an answer in another order breaks the run', async () => {
  const asked: ScenarioQuestion = {
    ...scenario,
    question: { ...scenario.question, options: ['azure-cni-overlay', 'kubenet'] },
  };
  const turned: ScenarioQuestion = {
    ...scenario,
    question: { ...scenario.question, options: ['kubenet', 'azure-cni-overlay'] },
  };
  const rest = restDoor(app.url);
  await expect(askEverywhere([engine, { ...rest, ask: () => rest.ask(turned) }], asked)).rejects.toThrow(
    /^rest against/,
  );
});
