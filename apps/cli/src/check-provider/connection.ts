import { isIP, connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { codeOf } from '../error-code.js';
import { note, ok, problem } from './finding.js';
import type { Finding } from './finding.js';

const LIMIT_MS = 10_000;
const DAY_MS = 86_400_000;
/** A certificate that ends within this time is told. */
const SOON_MS = 14 * DAY_MS;

/** Whether the address of a lane is reached, and by what certificate. Nothing is asked of it. */
export async function connectionFindings(baseUrl: string): Promise<readonly Finding[]> {
  const url = new URL(baseUrl);
  const since = performance.now();
  try {
    const socket = await connected(url);
    const ms = Math.round(performance.now() - since);
    const findings = [ok('address', `${url.host} is ${socket.remoteAddress}, reached in ${ms} ms`)];
    const tls =
      'getPeerCertificate' in socket ? tlsFinding(certificateOf(socket)) : plainFinding(url);
    socket.destroy();
    return [...findings, tls];
  } catch (error) {
    return [notReached(url, error)];
  }
}

/** With TLS where the address asks for it, the certificate checked as the executor checks it. */
function connected(url: URL): Promise<Socket | TLSSocket> {
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isTls ? 443 : 80);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return new Promise((resolve, reject) => {
    const socket: Socket = isTls
      ? connectTls({ host, port, ...servername }, () => resolve(socket))
      : connectTcp({ host, port }, () => resolve(socket));
    socket.once('error', reject);
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error(`no answer within ${LIMIT_MS} ms`)));
  });
}

/** A certificate that was checked already. */
export interface Certificate {
  /** Of TLS, such as `TLSv1.3`. */
  readonly protocol: string | null;
  readonly of: string;
  readonly by: string;
  readonly end: Date;
}

function certificateOf(socket: TLSSocket): Certificate {
  const { subject, issuer, valid_to: until } = socket.getPeerCertificate();
  return {
    protocol: socket.getProtocol(),
    of: nameIn(subject.CN),
    by: nameIn(issuer.O ?? issuer.CN),
    end: new Date(until),
  };
}

/** What a certificate tells, and whether it ends soon. */
export function tlsFinding({ protocol, of, by, end }: Certificate): Finding {
  const found = `${protocol}, certificate of ${of} by ${by}, until ${dayOf(end)}`;
  if (end.getTime() - Date.now() > SOON_MS) return ok('tls', found);
  return note('tls', found, 'It ends soon: who runs the server has to renew it.');
}

function nameIn(named: string | string[] | undefined): string {
  return (Array.isArray(named) ? named[0] : named) ?? 'no name';
}

function plainFinding({ hostname }: URL): Finding {
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
  const found = 'none: what is asked and answered travels in the clear';
  if (isLocal) return ok('tls', 'none, on this machine');
  return note('tls', found, 'Give an https:// address where the network is not your own.');
}

/** What to do about a connection that fails, by Node's code. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'No such host: check base_url, resource or provider_region in the catalogue.'],
  ['EAI_AGAIN', 'No answer of the name server: check the network of this machine.'],
  ['ECONNREFUSED', 'Nothing listens there: start the server, or check the port in base_url.'],
  ['CERT_HAS_EXPIRED', 'Its certificate has ended: who runs the server has to renew it.'],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'Its certificate is signed by itself: name it in NODE_EXTRA_CA_CERTS.',
  ],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'Its certificate is of an authority that Node does not know: name it in NODE_EXTRA_CA_CERTS.',
  ],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'It speaks no TLS: give an http:// address.'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'It speaks no TLS: give an http:// address.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Its certificate is of another host: check base_url.'],
]);

/** What keeps a lane from being reached, as Node says it. */
export function notReached(url: URL, error: unknown): Finding {
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : String(error);
  const advice = ADVICE.get(code ?? '') ?? 'Check base_url, and whether a firewall is in between.';
  // The host is there, and is not believed to be itself.
  const isTls = /CERT|SELF_SIGNED|VERIFY|^ERR_TLS|^ERR_SSL/.test(code ?? '');
  if (isTls) return problem('tls', `${url.host} is not trusted: ${words}`, advice);
  return problem('address', `${url.host} is not reached: ${words}`, advice);
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'an unknown day' : date.toISOString().slice(0, 10);
}
