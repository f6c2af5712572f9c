import { keepCanonical } from './canonical.js';
import { deepFreeze } from './freeze.js';
import type { Assessment } from './judge-assess.js';
import { explainMust, explainPart, type Account, type Setting } from './judge-reason.js';
import type { Locale } from './model/words.js';

type Told = Readonly<Record<Locale, WeakMap<Assessment, Account>>>;

const musts: Told = { en: new WeakMap(), ja: new WeakMap() };
const parts: Told = { en: new WeakMap(), ja: new WeakMap() };

/** Why a must came out as it did. Put into words once and gone with the assessment; frozen. */
export function tellMust(setting: Setting, assessment: Assessment): Account {
  return toldIn(musts[setting.locale], assessment, () => explainMust(setting, assessment));
}

/** Where the value of a preference comes from. Put into words once and gone with the assessment; frozen. */
export function tellPart(setting: Setting, assessment: Assessment): Account {
  return toldIn(parts[setting.locale], assessment, () => explainPart(setting, assessment, assessment.valuation));
}

function toldIn(known: WeakMap<Assessment, Account>, assessment: Assessment, tell: () => Account): Account {
  let account = known.get(assessment);
  if (!account) {
    account = deepFreeze(tell());
    keepCanonical(account.citations);
    known.set(assessment, account);
  }
  return account;
}
