import {
  Problem,
  type CompiledRelease,
  type ReleaseHeader,
  type ReleaseHistory,
  type Snapshot,
} from '@plimsoll/engine';
import { pino } from 'pino';
import { buildApp } from '../app.factory.js';
import { readConfig } from '../config/config.js';
import { ReleaseMemory, type CatalogSummary, type ReleaseStatus } from '../releases/releases.types.js';
import { describeApi } from './openapi.document.js';

/** The OpenAPI document of this version, made without a database and without a release. */
export async function generateOpenApi(): Promise<object> {
  const log = pino({ level: 'silent' });
  const app = await buildApp({ config: readConfig({}), log, memory: new NoReleases(), migrations: [] });
  try {
    return describeApi(app);
  } finally {
    await app.close();
  }
}

/** A memory that was never filled. */
class NoReleases extends ReleaseMemory {
  override find(): CompiledRelease {
    throw notLoaded();
  }
  override header(): ReleaseHeader {
    throw notLoaded();
  }
  override snapshot(): Snapshot {
    throw notLoaded();
  }
  override headers(): readonly ReleaseHeader[] {
    throw notLoaded();
  }
  override moves(): never {
    throw notLoaded();
  }
  override history(): ReleaseHistory {
    throw notLoaded();
  }
  override catalogs(): readonly CatalogSummary[] {
    return [];
  }
  override sourceText(): undefined {
    return undefined;
  }
  override status(): ReleaseStatus {
    return { isLoaded: false, database: 'down', lastSync: null, compiledReleases: 0, itemVersions: 0 };
  }
}

const notLoaded = () => new Problem(503, 'not-ready', 'The releases are not loaded yet.');
