import type { IncomingMessage, ServerResponse } from 'node:http';
import { ambiguityOf } from '@beacon/network';
import type { FastifyInstance } from 'fastify';
import { toErrorBody } from '../errors/error-body.js';
import { refused } from '../errors/http-errors.js';
import { headersOfError, requestIdOf } from './response-headers.js';

/** Takes from Node's server what it would refuse in an answer without a body: {@link refuseEarly} does it in the shape of all errors. */
export const NOT_BY_NODE = { requireHostHeader: false } as const;

/** Refuses requests that could mean two things, those of HTTP/1.1 without Host, and those that expect of the server what it does not know. */
export function refuseEarly(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw }) => {
    const ambiguity = ambiguityOf(raw);
    if (ambiguity !== null) throw refused(400, 'invalid_http', ambiguity);
    if (raw.httpVersion !== '1.1' || raw.headers.host !== undefined) return;
    throw refused(400, 'invalid_http', 'a request of HTTP/1.1 needs a Host header');
  });
  server.server.on('checkExpectation', refuseExpectation);
}

/** It comes before any route or hook: the answer is written as it is. */
function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  const id = requestIdOf(request);
  const message = 'the one expectation that is met here is 100-continue';
  const body = JSON.stringify(toErrorBody(refused(417, 'expectation_failed', message), id));
  response.writeHead(417, headersOfError(id, body)).end(body);
}
