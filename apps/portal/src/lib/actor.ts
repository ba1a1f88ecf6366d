/**
 * The header that names who asks, for the audit log; none when nobody is named. Headers hold bytes: a name goes as its UTF-8, which is what
 * the gateway reads, while `fetch` refuses characters that are no bytes.
 */
export function actorHeader(name: string): { readonly 'X-Beacon-Actor'?: string } {
  const trimmed = name.trim();
  if (trimmed === '') return {};
  const bytes = new TextEncoder().encode(trimmed);
  return { 'X-Beacon-Actor': Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') };
}
