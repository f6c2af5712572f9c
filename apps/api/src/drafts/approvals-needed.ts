/** How many have to approve a content before it may be published. */
export class ApprovalsNeeded {
  constructor(readonly count: number) {}
}
