import type { LaneConfig } from './catalogue.js';

/** Billionths of a US dollar: money is added in whole ones, so that no sum drifts. A number holds nine million dollars of them. */
const NANO_PER_USD = 1_000_000_000;
const TOKENS_PER_PRICE = 1_000_000;

/** US dollars as whole nanodollars, the nearest. */
export function toNanoUsd(usd: number): number {
  return Math.round(usd * NANO_PER_USD);
}

/** Nanodollars as US dollars. */
export function toUsd(nanoUsd: number): number {
  return nanoUsd / NANO_PER_USD;
}

/** An amount in words, with all its digits: `0.0489 USD`. */
export function formatUsd(nanoUsd: number): string {
  return `${toUsd(nanoUsd)
    .toFixed(9)
    .replace(/\.?0+$/, '')} USD`;
}

/** What decides how much one call can cost. */
export interface CallSize {
  /** Of the prompt and the system prompt together, in UTF-8. */
  readonly bytes: number;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
}

/** Tokens that providers put around a prompt: roles, separators, a date. */
const FRAME_TOKENS = 100;
/** Reckoned for an answer whose limit the lane does not send: the largest that a job may ask for. */
const UNLIMITED_ANSWER_TOKENS = 32_768;

/**
 * What one call costs at most, in nanodollars; null for a lane without prices. No tokeniser makes more tokens of a text than it has bytes,
 * in any language: for Latin letters that is about four times what it will be, where letters take three bytes it is near.
 */
export function callCostAtMost(
  { bytes, maxTokens }: CallSize,
  { prices, withoutSampling }: Pick<LaneConfig, 'prices' | 'withoutSampling'>,
): number | null {
  if (prices === null) return null;
  const output = withoutSampling.includes('max_tokens') ? UNLIMITED_ANSWER_TOKENS : maxTokens;
  const usd = (FRAME_TOKENS + bytes) * prices.inputPerMillion + output * prices.outputPerMillion;
  return Math.ceil((usd / TOKENS_PER_PRICE) * NANO_PER_USD);
}

/** Bytes of what is sent. */
export function bytesOf(prompt: string, systemPrompt: string | null): number {
  return Buffer.byteLength(prompt) + Buffer.byteLength(systemPrompt ?? '');
}
