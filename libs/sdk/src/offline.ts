export { checkedValue, type Checks } from './checked-value.js';
export { compileSnapshot, openRelease, type LocalQuestion, type OpenedRelease } from './open-release.js';
