export { buildApp, createApp, type Ground } from './app.factory.js';
export { Clock, SystemClock } from './config/clock.js';
export { ConfigError, readConfig, type Config } from './config/config.js';
export { writeSchema } from './graphql/schema-text.js';
export { generateOpenApi } from './openapi/offline.js';
export { ReleaseMemory } from './releases/releases.types.js';
