const LINE_FEED = 0x0a;

/** A line of a stream without its end; undefined for one that is longer than allowed, of which no more than that was ever held. */
export type StreamedLine = Buffer | undefined;

/** Cuts a stream of bytes into lines. Holds one line and one chunk at a time; an unfinished last line is a line too. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<StreamedLine> {
  const line = new OpenLine(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.close();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (line.bytes > 0) yield line.close();
}

class OpenLine {
  private parts: Buffer[] = [];
  bytes = 0;

  constructor(private readonly maxBytes: number) {}

  add(part: Buffer): void {
    this.bytes += part.length;
    if (this.bytes > this.maxBytes) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  close(): StreamedLine {
    const line = this.bytes > this.maxBytes ? undefined : Buffer.concat(this.parts);
    this.parts = [];
    this.bytes = 0;
    return line;
  }
}
