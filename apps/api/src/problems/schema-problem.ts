export { cutPointer as pointerOf, schemaProblem } from '@plimsoll/engine';
