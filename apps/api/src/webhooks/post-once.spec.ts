import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isPublicAddress } from './outgoing-addresses.js';
import { postOnce, type Way } from './post-once.js';

/** Never reached where a test ends as it should. */
const LONG_MS = 60_000;

async function serve(answer: RequestListener, host = '127.0.0.1', port = 0) {
  const server = createServer(answer).listen(port, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

const open: Way = { resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]), allows: () => true };
const call = (url: string, timeoutMs = LONG_MS) => ({
  url,
  headers: { 'webhook-id': 'one' },
  body: '{"n":1}',
  timeoutMs,
});

describe('a call', () => {
  it('posts the body with its headers to the host of the URL, and takes any 2xx', async () => {
    const heard: unknown[] = [];
    const port = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        const { host, 'webhook-id': id, 'content-type': type } = request.headers;
        heard.push([request.method, request.url, host, id, type, body]);
        response.writeHead(204).end();
      });
    });
    expect(await postOnce(call(`http://harbour.example:${port}/hooks?a=b`), open)).toEqual({ status: 204 });
    expect(heard).toEqual([['POST', '/hooks?a=b', `harbour.example:${port}`, 'one', 'application/json', '{"n":1}']]);
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const port = await serve((_request, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await postOnce(call(`http://harbour.example:${port}/`), open)).toEqual({
      status: 307,
      failure: 'redirected',
    });
    expect(calls).toBe(1);
  });

  it.each([
    ['120', 120_000],
    ['soon', undefined],
    [new Date(0).toUTCString(), 0],
  ])('tells the wait that is asked for by Retry-After: %s', async (text, retryAfterMs) => {
    const port = await serve((_request, response) => void response.writeHead(503, { 'retry-after': text }).end());
    const outcome = await postOnce(call(`http://harbour.example:${port}/`), open);
    expect(outcome).toEqual({
      status: 503,
      failure: 'not-accepted',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  });

  it('ends at its time where nothing is answered, and where the name is never found', async () => {
    const silent = await serve(() => undefined);
    expect(await postOnce(call(`http://harbour.example:${silent}/`, 50), open)).toEqual({
      status: null,
      failure: 'timeout',
    });
    const lost = { ...open, resolve: () => new Promise<never>(() => undefined) };
    expect(await postOnce(call('http://harbour.example/', 50), lost)).toEqual({ status: null, failure: 'timeout' });
  });

  it('takes no more of an answer than a little', async () => {
    let isCut = false;
    let tellCut: () => void = () => undefined;
    const cut = new Promise<void>((resolve) => (tellCut = resolve));
    const port = await serve((_request, response) => {
      response.on('close', () => {
        isCut = !response.writableFinished;
        tellCut();
      });
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', write).on('error', () => undefined);
      write();
    });
    expect(await postOnce(call(`http://harbour.example:${port}/`), open)).toEqual({ status: 200 });
    await cut;
    expect(isCut).toBe(true);
  });

  it('tells what is no HTTP, and what refuses the connection', async () => {
    const server = createTcpServer(
      (socket) => void socket.end('SSH-2.0-x\r\n', () => socket.destroy()).on('error', () => undefined),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const failed = { status: null, failure: 'connection-failed' };
    expect(await postOnce(call(`http://harbour.example:${port}/`), open)).toEqual(failed);
    server.close();
    await once(server, 'close');
    expect(await postOnce(call(`http://harbour.example:${port}/`), open)).toEqual(failed);
  });
});

describe('the way of a call', () => {
  const inside: Way = {
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    allows: isPublicAddress,
  };

  it.each(['http://127.0.0.1', 'http://[::1]', 'http://[::ffff:127.0.0.1]', 'http://0x7f.1', 'http://rebound.example'])(
    'does not lead inside: %s',
    async (origin) => {
      let calls = 0;
      const port = await serve((_request, response) => {
        calls += 1;
        response.end();
      }, '::');
      const outcome = await postOnce(call(`${origin}:${port}/`), inside);
      expect(outcome).toEqual({ status: null, failure: 'address-refused' });
      expect(calls).toBe(0);
    },
  );

  it('is refused where one of several addresses is inside, and where there is none', async () => {
    const mixed = {
      ...inside,
      resolve: () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address: '::1', family: 6 },
        ]),
    };
    expect((await postOnce(call('http://harbour.example/'), mixed)).failure).toBe('address-refused');
    const none = { ...inside, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    expect((await postOnce(call('http://harbour.example/'), none)).failure).toBe('name-not-found');
  });

  it('goes to the address that was judged, whatever the name answers the next moment', async () => {
    const heard: string[] = [];
    const port = await serve((_request, response) => void response.end(void heard.push('judged')), '127.0.0.2');
    await serve((_request, response) => void response.end(void heard.push('inside')), '127.0.0.1', port);
    const answers = ['127.0.0.2', '127.0.0.1'];
    const rebinding: Way = {
      resolve: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]),
      allows: (address) => address === '127.0.0.2',
    };
    expect(await postOnce(call(`http://rebound.example:${port}/`), rebinding)).toEqual({ status: 200 });
    expect(answers).toEqual(['127.0.0.1']);
    expect((await postOnce(call(`http://rebound.example:${port}/`), rebinding)).failure).toBe('address-refused');
    expect(heard).toEqual(['judged']);
  });
});
