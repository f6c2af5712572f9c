import type { Test } from 'supertest';

/** The body of any media type as text; supertest reads only the ones it knows. */
export function wholeText(test: Test): Test {
  return test.buffer(true).parse((response, done) => {
    let text = '';
    response.on('data', (chunk: Buffer) => (text += chunk.toString()));
    response.on('end', () => done(null, text));
  });
}
