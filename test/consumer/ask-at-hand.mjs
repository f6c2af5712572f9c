import { releases, snapshot } from '@plimsoll/catalog-aks-networking';
import { canonicalJson, Problem } from '@plimsoll/engine';
import { openRelease } from '@plimsoll/sdk/offline';
import { questions } from './questions.mjs';

/** Asks the newest release of the catalog's package, in Node or in a page. */
export async function askAtHand() {
  const release = openRelease(await snapshot('current'));
  const answers = Object.entries(questions).map(([verb, question]) => [verb, canonicalJson(release[verb](question))]);
  return JSON.stringify({
    digests: releases.map(({ digest }) => digest),
    answers: Object.fromEntries(answers),
    refused: codeOf(() => release.compare({ options: ['kubenett'] })),
  });
}

function codeOf(action) {
  try {
    action();
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
  return 'was not refused';
}
