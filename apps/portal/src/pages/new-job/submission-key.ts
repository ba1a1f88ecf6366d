/**
 * The key under which a body makes one job, however often it is sent: the same for the same draft and body, after a reload too. Two
 * bodies with one key would be refused by the gateway, which compares them; so the digest need not be a cryptographic one, which
 * browsers have over HTTPS only.
 */
export function submissionKey(nonce: string, body: string): string {
  return `portal-${nonce}-${digest(body, 0x811c9dc5)}${digest(body, 0x9747b28c)}`;
}

/** FNV-1a over UTF-16 units, from a start of its own. */
function digest(text: string, start: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
