// The yardstick: node:http sending the bytes it is given on standard input, with the headers given as its argument. A body that is sent is parsed as JSON.
import { createServer } from 'node:http';

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const body = await readAll(process.stdin);
const headers = { ...JSON.parse(process.argv[2]), 'content-length': body.length };
const server = createServer((request, response) => {
  if (request.method === 'GET') answer(response);
  else
    void readAll(request).then((sent) => {
      JSON.parse(sent.toString());
      answer(response);
    });
});

function answer(response) {
  response.writeHead(200, headers);
  response.end(body);
}

server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit(0));
