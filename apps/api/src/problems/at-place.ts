export { atPlace } from '@plimsoll/engine';
