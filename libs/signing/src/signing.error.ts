/** A key file, a trust list or a value cannot be used for signing; the message says which, why, and what to do. It holds no key material. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}
