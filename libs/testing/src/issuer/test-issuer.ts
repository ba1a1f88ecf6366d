import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { inTime } from '../until.js';
import { IssuerKeys, unsigned } from './issuer-keys.js';

/** The one client that the issuer knows. */
export const TEST_CLIENT = { id: 'beacon-portal', secret: 'secret-of-the-test-client' } as const;

const SECONDS_VALID = 300;

/** A person whom the issuer knows. */
export interface TestPerson {
  readonly sub: string;
  readonly name?: string;
  /** Further claims of the ID token, such as `roles`. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Claims that only the userinfo endpoint tells. */
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

/** What is wrong with the next ID tokens. */
export type TokenFault =
  | 'wrong-nonce'
  | 'wrong-audience'
  | 'wrong-issuer'
  | 'expired'
  | 'from-the-future'
  | 'unsigned'
  | 'unknown-key'
  | 'forged-under-a-known-key'
  | 'no-subject';

interface GrantedCode {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly person: TestPerson;
}

/**
 * An OpenID Connect issuer over real HTTP: discovery, keys, authorization with PKCE, tokens that are really signed, userinfo and logout. It
 * checks what an issuer has to check, each code is good once, and it lies where a test tells it to. Whoever is sent to it has signed in already.
 */
export class TestIssuer {
  /** Who signs in next; null refuses, as when the person says no. */
  person: TestPerson | null = { sub: 'person-1', name: 'Ada Lovelace' };
  fault: TokenFault | null = null;
  /** Seconds by which the issuer's clock is ahead. */
  clockAhead = 0;
  /** Where people were sent after they signed out here. */
  readonly signOuts: string[] = [];
  /** ID tokens that it gave. */
  tokensGiven = 0;
  /** Requests so far, as `GET /path`. */
  readonly requests: string[] = [];
  readonly #codes = new Map<string, GrantedCode>();
  readonly #tokens = new Map<string, TestPerson>();

  private constructor(
    private readonly server: Server,
    readonly keys: IssuerKeys,
  ) {}

  /** Starts it on a free port of 127.0.0.1. */
  static async start(): Promise<TestIssuer> {
    const keys = await IssuerKeys.make();
    const server = createServer((request, response) => void issuer.#serve(request, response));
    const issuer = new TestIssuer(server, keys);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return issuer;
  }

  /** Its identifier, such as `http://127.0.0.1:40123`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** May be called again. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await inTime('the issuer is stopped', closed);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, this.url);
    this.requests.push(`${method} ${pathname}`);
    const body = new URLSearchParams(await textOf(request));
    switch (`${method} ${pathname}`) {
      case 'GET /.well-known/openid-configuration':
        return sendJson(response, 200, this.#metadata());
      case 'GET /keys':
        return sendJson(response, 200, this.keys.jwks);
      case 'GET /authorize':
        return redirect(response, this.#authorize(searchParams));
      case 'POST /token':
        return sendJson(response, ...(await this.#token(request, body)));
      case 'GET /userinfo':
        return sendJson(response, ...this.#userinfo(request));
      case 'GET /logout':
        this.signOuts.push(searchParams.toString());
        return redirect(response, searchParams.get('post_logout_redirect_uri') ?? '/');
      default:
        return sendJson(response, 404, { error: 'not_found' });
    }
  }

  #metadata() {
    const at = (path: string): string => `${this.url}${path}`;
    return {
      issuer: this.url,
      authorization_endpoint: at('/authorize'),
      token_endpoint: at('/token'),
      userinfo_endpoint: at('/userinfo'),
      end_session_endpoint: at('/logout'),
      jwks_uri: at('/keys'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  /** Where the browser is sent: back, with a code or a refusal. */
  #authorize(asked: URLSearchParams): string {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    back.searchParams.set('iss', this.url);
    const { person } = this;
    const isRight =
      asked.get('client_id') === TEST_CLIENT.id &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256' &&
      (asked.get('scope') ?? '').split(' ').includes('openid');
    if (!isRight || person === null) {
      back.searchParams.set('error', isRight ? 'access_denied' : 'invalid_request');
      return back.href;
    }
    const code = randomUUID();
    const challenge = asked.get('code_challenge') ?? '';
    this.#codes.set(code, { redirectUri, challenge, nonce: asked.get('nonce') ?? '', person });
    back.searchParams.set('code', code);
    return back.href;
  }

  async #token(request: IncomingMessage, body: URLSearchParams): Promise<[number, object]> {
    if (!isTheClient(request, body)) return [401, { error: 'invalid_client' }];
    const code = body.get('code') ?? '';
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    const verifier = createHash('sha256').update(body.get('code_verifier') ?? '');
    const isRight =
      granted !== undefined &&
      granted.redirectUri === body.get('redirect_uri') &&
      granted.challenge === verifier.digest('base64url');
    if (!isRight) return [400, { error: 'invalid_grant' }];
    const accessToken = randomUUID();
    this.#tokens.set(accessToken, granted.person);
    const idToken = await this.#idToken(granted);
    this.tokensGiven += 1;
    return [200, { access_token: accessToken, token_type: 'Bearer', id_token: idToken }];
  }

  async #idToken({ person, nonce }: GrantedCode): Promise<string> {
    const now = this.#now();
    const { sub, name, claims } = person;
    const right: JWTPayload = {
      iss: this.url,
      aud: TEST_CLIENT.id,
      sub,
      iat: now,
      exp: now + SECONDS_VALID,
      nonce,
      ...(name === undefined ? {} : { name }),
      ...claims,
    };
    const said = { ...right, ...this.#wrongClaims(now) };
    if (this.fault === 'unsigned') return unsigned(said);
    if (this.fault === 'unknown-key') return this.keys.forge(said, 'unknown');
    if (this.fault === 'forged-under-a-known-key') return this.keys.forge(said, 'known');
    return this.keys.sign(said);
  }

  #wrongClaims(now: number): JWTPayload {
    switch (this.fault) {
      case 'wrong-nonce':
        return { nonce: 'the-nonce-of-another-sign-in' };
      case 'wrong-audience':
        return { aud: 'another-client' };
      case 'wrong-issuer':
        return { iss: 'https://issuer.example' };
      case 'expired':
        return { iat: now - 2 * SECONDS_VALID, exp: now - SECONDS_VALID };
      case 'from-the-future':
        return { nbf: now + SECONDS_VALID };
      case 'no-subject':
        return { sub: undefined };
      default:
        return {};
    }
  }

  #userinfo({ headers }: IncomingMessage): [number, object] {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const person = this.#tokens.get(token);
    if (person === undefined) return [401, { error: 'invalid_token' }];
    return [200, { sub: person.sub, ...person.userinfo }];
  }

  #now(): number {
    return Math.floor(Date.now() / 1_000) + this.clockAhead;
  }
}

/** Whether the client proves itself, in either of the two ways that every issuer takes. */
function isTheClient({ headers }: IncomingMessage, body: URLSearchParams): boolean {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return isClient(body.get('client_id') ?? '', body.get('client_secret') ?? '');
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  // Both are encoded as in a form before, by RFC 6749.
  return isClient(decodeURIComponent(id), decodeURIComponent(secret));
}

function isClient(id: string, secret: string): boolean {
  return id === TEST_CLIENT.id && secret === TEST_CLIENT.secret;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
