import {
  compileRelease,
  Problem,
  releaseDigest,
  snapshotSchema,
  type CompiledRelease,
  type Snapshot,
} from '@plimsoll/engine';
import { checkedValue } from './checked-value.js';

/** A snapshot made ready for the engine's verbs. Throws Problem `malformed-snapshot` or `digest-mismatch`: the digest is computed from the content again. */
export function compileSnapshot(snapshot: unknown): CompiledRelease {
  checkedValue(snapshotSchema, snapshot, { code: 'malformed-snapshot', whole: 'the whole', most: 100 });
  // The content as it was published, not as it was parsed: parsing fills in defaults, and the digest is over what stood there.
  const { release, content } = snapshot as Snapshot;
  const digest = releaseDigest(release.catalog, content);
  if (digest !== release.digest)
    throw new Problem(422, 'digest-mismatch', `the content has digest ${digest}, the release says ${release.digest}`);
  return compileRelease(release, content);
}
