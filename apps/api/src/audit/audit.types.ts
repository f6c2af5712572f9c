/** Something that somebody did. `type` is dotted and in the past tense (`draft.approved`); `target` names the thing (`draft:<id>`). */
export interface Deed {
  readonly type: string;
  readonly target: string;
  /** What was there; null where nothing was. */
  readonly before?: unknown;
  /** What is there now; null where nothing is. Never a secret. */
  readonly after?: unknown;
  readonly reason?: string;
}

/** A deed with who did it. `requestId` is absent for what the service did by itself. */
export interface DoneBy {
  readonly actor: string;
  readonly requestId?: string;
}
