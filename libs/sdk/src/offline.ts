export { compileSnapshot, openRelease, type LocalQuestion, type OpenedRelease } from './open-release.js';
