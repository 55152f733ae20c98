import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { ObjectGateway } from './gateway';

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, [value].flat().join(', '));
  return headers;
};

const readBody = async (request: IncomingMessage): Promise<Blob> => {
  const pieces: BlobPart[] = [];
  for await (const piece of request) if (piece instanceof Uint8Array) pieces.push(Uint8Array.from(piece));
  return new Blob(pieces);
};

/** The simulated object storage behind a real port, as a gateway has its own. */
export function createObjectServer(gateway: ObjectGateway): Server {
  const server = createServer((request, response) => {
    const answer = async () => {
      // Read to its end in any case: a connection with half a body on it can't be used again.
      const body = await readBody(request);
      const given = { method: request.method ?? 'GET', target: request.url ?? '/', headers: headersOf(request), body: async () => body };
      const answered = await gateway.respond(given, request.headers.host ?? '');
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      if (answered.body) Readable.fromWeb(answered.body as NodeStream).pipe(response);
      else response.end();
    };
    answer().catch((reason: unknown) => {
      console.error(reason);
      response.destroy();
    });
  });
  server.requestTimeout = 0;
  return server;
}
