/** How many lines of batches were answered since the start. */
export class BatchTally {
  documents = 0;
}
