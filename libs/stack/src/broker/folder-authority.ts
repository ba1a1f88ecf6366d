import { issueCertificate, makeAuthority } from './certificates.js';
import type { CertificateRequest, IssuedCertificate } from './certificates.js';
import type { FolderFiles } from './folder-files.js';

/** The authority of a folder of the broker, which signs the certificates of its servers and clients. */
export class FolderAuthority {
  constructor(private readonly files: FolderFiles) {}

  /** All authorities that are trusted now, the one that signs first. */
  async bundle(): Promise<string> {
    return this.files.read(this.files.authority('pem'));
  }

  async make(): Promise<void> {
    await this.#make('');
  }

  /** Makes a new one. The old one stays trusted, for what it has signed. */
  async renew(): Promise<void> {
    await this.#make(firstOf(await this.bundle()));
  }

  /** Trusts none but the one that signs. */
  async finish(): Promise<void> {
    await this.files.write(this.files.authority('pem'), firstOf(await this.bundle()));
  }

  async issue(request: CertificateRequest): Promise<IssuedCertificate> {
    const key = await this.files.read(this.files.authority('key'));
    return issueCertificate({ certificate: firstOf(await this.bundle()), key }, request);
  }

  async #make(before: string): Promise<void> {
    const { certificate, key } = await makeAuthority('Beacon broker');
    await this.files.write(this.files.authority('key'), key);
    await this.files.write(this.files.authority('pem'), `${certificate}${before}`);
  }
}

/** The first certificate of a bundle. */
function firstOf(bundle: string): string {
  const end = '-----END CERTIFICATE-----\n';
  const at = bundle.indexOf(end);
  return at === -1 ? bundle : bundle.slice(0, at + end.length);
}
