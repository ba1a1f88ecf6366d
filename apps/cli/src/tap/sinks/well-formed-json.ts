/** An escape of half a character, which JSON.stringify writes where a text holds one, and an escaped backslash, which may stand before `ud8`. */
const LONE_HALF = /\\(?:\\|ud[89a-f][0-9a-f]{2})/g;

/** JSON that every reader takes: half a character, which some refuse together with all around it, becomes U+FFFD. */
export function wellFormedJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes(String.raw`\ud`)
    ? json.replaceAll(LONE_HALF, (escape) => (escape === '\\\\' ? escape : '\uFFFD'))
    : json;
}
