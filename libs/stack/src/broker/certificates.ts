import 'reflect-metadata';
import { createHash, createPrivateKey, KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key, in PEM form. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const CA_DAYS = 3_650;
const DAY_MS = 86_400_000;
/** Clocks of machines differ: what is issued now holds a while ago. */
const BACKDATED_MS = 3_600_000;
const SERIAL_BYTES = 16;

/** A key of whichever Web Crypto a program is typed with: the runtime's, or a browser's where its tests read this too. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Loaded on use: it takes a while, and a stack whose certificates are there needs none of it. */
async function x509(): Promise<typeof import('@peculiar/x509')> {
  return import('@peculiar/x509');
}

/** Makes an authority that signs the certificates of one installation's broker. */
export async function makeAuthority(name: string): Promise<IssuedCertificate> {
  const { X509CertificateGenerator, BasicConstraintsExtension, KeyUsagesExtension, KeyUsageFlags } =
    await x509();
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(CA_DAYS),
    name: `CN=${name}`,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { certificate: pem(certificate.toString('pem')), key: await keyPem(keys.privateKey) };
}

/** What a certificate is for. */
export interface CertificateRequest {
  /** The server's host names and addresses; of a client one name, its identity. */
  readonly names: readonly string[];
  readonly role: 'server' | 'client' | 'server and client';
  readonly days: number;
}

/** Makes a key and a certificate of it, signed by an authority. */
export async function issueCertificate(
  authority: IssuedCertificate,
  { names, role, days }: CertificateRequest,
): Promise<IssuedCertificate> {
  const x = await x509();
  const keys = await makeKeys();
  const certificate = await x.X509CertificateGenerator.create({
    ...validity(days),
    subject: `CN=${names[0] ?? role}`,
    issuer: new x.X509Certificate(authority.certificate).subject,
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x.BasicConstraintsExtension(false, undefined, true),
      new x.KeyUsagesExtension(x.KeyUsageFlags.digitalSignature, true),
      new x.ExtendedKeyUsageExtension([
        ...(role === 'client' ? [] : [x.ExtendedKeyUsage.serverAuth]),
        ...(role === 'server' ? [] : [x.ExtendedKeyUsage.clientAuth]),
      ]),
      new x.SubjectAlternativeNameExtension(names.map(alternativeName)),
    ],
  });
  return { certificate: pem(certificate.toString('pem')), key: await keyPem(keys.privateKey) };
}

/** The fingerprint by which nats-server pins a certificate: of its public key, in hex digits. */
export function pinOf(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** Whether a certificate was signed by the first authority of a bundle. */
export function isSignedBy(certificate: string, authorities: string): boolean {
  const authority = new X509Certificate(authorities);
  return new X509Certificate(certificate).verify(authority.publicKey);
}

/** Days until a certificate ends; negative when it has. */
export function daysLeft(certificate: string): number {
  return (Date.parse(new X509Certificate(certificate).validTo) - Date.now()) / DAY_MS;
}

function alternativeName(name: string): { type: 'ip' | 'dns'; value: string } {
  return { type: isIP(name) === 0 ? 'dns' : 'ip', value: name };
}

function validity(days: number): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const now = Date.now();
  const serial = randomBytes(SERIAL_BYTES);
  // Positive, and of full length: some readers take a first byte of zero for an error.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return {
    serialNumber: serial.toString('hex'),
    notBefore: new Date(now - BACKDATED_MS),
    notAfter: new Date(now + days * DAY_MS),
  };
}

async function makeKeys(): Promise<{ publicKey: Key; privateKey: Key }> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function signingKey(key: string): Promise<Key> {
  const der = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
}

async function keyPem(key: Key): Promise<string> {
  return pem(KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** Ends with one line break, as tools expect. */
function pem(text: string): string {
  return `${text.trimEnd()}\n`;
}
