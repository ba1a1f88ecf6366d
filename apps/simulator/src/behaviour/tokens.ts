/** Characters that the simulation counts as one token. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens of a text, as the simulation counts them: four UTF-16 code units each. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The first tokens of a text, and whether any were cut. */
export function firstTokens(text: string, limit: number): { text: string; cut: boolean } {
  if (countTokens(text) <= limit) return { text, cut: false };
  return { text: text.slice(0, limit * CHARACTERS_PER_TOKEN).toWellFormed(), cut: true };
}
