const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'key',
  'keys',
  'passphrase',
  'passwd',
  'password',
  'secret',
  'secrets',
  'token',
]);

/** Whether a variable's name is one that keys have, such as `OPENAI_API_KEY`; `MAX_TOKENS` is none. */
export function looksSecret(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return words.split('_').some((word) => SECRET_WORDS.has(word));
}
