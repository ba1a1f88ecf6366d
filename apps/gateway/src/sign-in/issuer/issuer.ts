import { Inject, Injectable } from '@nestjs/common';
import {
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { ClientAuth, CustomFetch, ServerMetadata } from 'openid-client';
import { SIGN_IN } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { IssuerFetch } from './issuer-fetch.js';
import { hasClaim, personOf } from './person.js';
import type { Claims, Person } from './person.js';
import { signInErrorOf } from './sign-in-error-of.js';
import { SignInError } from './sign-in.error.js';

/** Where the issuer sends people back. */
export const CALLBACK_PATH = '/api/v1/sign-in/callback';

/** What is asked of the issuer, and has to come back: it stays with the browser that began. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: whoever sees the code cannot redeem it without this. */
  readonly verifier: string;
}

const TIMEOUT_SECONDS = 10;
/** An issuer may move its endpoints; that takes no restart here. */
const METADATA_MS = 600_000;
const MOST_SUBJECT = 255;

/** The OpenID Connect issuer, by authorization code with PKCE, state and nonce. Nothing is asked of it before somebody signs in. */
@Injectable()
export class Issuer {
  readonly #fetch: CustomFetch = async (url, asked) => this.requests.ask(url, asked);
  #metadata: { readonly server: ServerMetadata; readonly readAt: number } | null = null;

  constructor(
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
    private readonly requests: IssuerFetch,
  ) {}

  /**
   * Where to send a browser that signs in, and what is to come back with it.
   * @throws SignInError when the issuer is away.
   */
  async begin(): Promise<{ readonly url: string; readonly pending: PendingSignIn }> {
    const { publicUrl, scopes } = this.#configured();
    const config = await this.#configuration();
    const pending = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const url = buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}${CALLBACK_PATH}`,
      scope: scopes,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, pending };
  }

  /**
   * Who came back.
   * @param search of the address that the issuer sent the browser to, with its `?`.
   * @throws SignInError when anything of it does not hold, or the issuer is away.
   */
  async finish(search: string, pending: PendingSignIn): Promise<Person> {
    const { publicUrl, claims: reading } = this.#configured();
    const config = await this.#configuration();
    try {
      // Never the address as the request says it: what Host it names is its own choice.
      const url = new URL(`${CALLBACK_PATH}${search}`, publicUrl);
      const tokens = await authorizationCodeGrant(config, url, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined || claims.sub.length > MOST_SUBJECT) {
        throw new SignInError('refused', 'there is no ID token, or its subject is too long');
      }
      const more = await this.#userinfo(config, tokens.access_token, claims);
      // The ID token is the issuer's signed word: what the userinfo endpoint says only adds to it.
      return personOf({ ...more, ...claims }, reading);
    } catch (error) {
      throw signInErrorOf(error);
    }
  }

  /** Where a browser signs out at the issuer, too; null when the issuer has no such page, or does not answer. */
  async signOutUrl(): Promise<string | null> {
    const { publicUrl, clientId } = this.#configured();
    try {
      const config = await this.#configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      const back = `${publicUrl}/sign-in`;
      const asked = { post_logout_redirect_uri: back, client_id: clientId };
      return buildEndSessionUrl(config, asked).href;
    } catch (error) {
      // The session here has ended in any case: that must not hang on the issuer.
      if (error instanceof SignInError) return null;
      throw error;
    }
  }

  /** Asked only where a claim is missing that decides what a person may do. */
  async #userinfo(config: Configuration, token: string, claims: Claims & { sub: string }) {
    const { rolesClaim, projectsClaim } = this.#configured().claims;
    const wanted = projectsClaim === null ? [rolesClaim] : [rolesClaim, projectsClaim];
    const isWhole = wanted.every((claim) => hasClaim(claims, claim));
    const { userinfo_endpoint: endpoint } = config.serverMetadata();
    if (isWhole || endpoint === undefined) return {};
    return (await fetchUserInfo(config, token, claims.sub)) as Claims;
  }

  /**
   * A new one for each sign-in, of metadata that is kept: so the issuer's keys are read each time. A key that is new works at once, and one
   * that was withdrawn no longer.
   */
  async #configuration(): Promise<Configuration> {
    const { clientId, clientSecret, clockSkewSeconds } = this.#configured();
    const server = await this.#server();
    const config = new Configuration(
      server,
      clientId,
      { [clockTolerance]: clockSkewSeconds },
      clientAuthOf(server, clientSecret),
    );
    this.#harden(config);
    // The ID token comes from the issuer itself, over TLS: its signature is checked all the same.
    enableNonRepudiationChecks(config);
    return config;
  }

  async #server(): Promise<ServerMetadata> {
    const known = this.#metadata;
    if (known !== null && performance.now() - known.readAt < METADATA_MS) return known.server;
    const { issuer, clientId } = this.#configured();
    try {
      const found = await discovery(new URL(issuer), clientId, undefined, None(), {
        [customFetch]: this.#fetch,
        // The function itself, by which discovery knows that it may ask without TLS.
        execute: this.#isInsecure ? [allowInsecureRequests] : [],
        timeout: TIMEOUT_SECONDS,
      });
      const server = found.serverMetadata();
      this.#metadata = { server, readAt: performance.now() };
      return server;
    } catch (error) {
      throw signInErrorOf(error);
    }
  }

  #harden(config: Configuration): void {
    config.timeout = TIMEOUT_SECONDS;
    config[customFetch] = this.#fetch;
    if (this.#isInsecure) allowInsecureRequests(config);
  }

  /** Only an issuer on this machine is configured without TLS: the environment is refused otherwise. */
  get #isInsecure(): boolean {
    return this.#configured().issuer.startsWith('http:');
  }

  #configured(): SignInOptions {
    if (this.options === null) throw new Error('no issuer is configured');
    return this.options;
  }
}

/** By what the issuer takes; without a list it is the one that every issuer takes. */
function clientAuthOf(server: ServerMetadata, secret: string | null): ClientAuth {
  if (secret === null) return None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? ClientSecretBasic(secret)
    : ClientSecretPost(secret);
}
