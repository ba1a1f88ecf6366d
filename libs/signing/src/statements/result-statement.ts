import { canonicalHash, canonicalText, textHash } from '../canonical.js';

/**
 * What an executor says of one round of a cell, and signs in its canonical form (`signResults`): exactly these fields. With the row, the trust list and
 * the signature anybody can check it.
 */
export interface ResultStatement {
  readonly v: 1;
  readonly job: string;
  readonly region: string;
  readonly model: string;
  /** Null when the job asks its own prompt. */
  readonly question: string | null;
  /** From 1. */
  readonly repeat: number;
  /** 1 when first planned; each retry adds one. */
  readonly round: number;
  /** See {@link requestHash}. */
  readonly request_hash: string;
  /** See {@link answerHash}. */
  readonly answer_hash: string | null;
  /** As the executor typed it: the reading of a judge, a re-scoring and corrections come later. */
  readonly outcome: string;
  /** See {@link evidenceHash}. */
  readonly evidence_hash: string;
  /** See {@link statedMoment}. */
  readonly started_at: string;
  readonly finished_at: string;
  /** Id of the executor. */
  readonly executor: string;
  /** Id of the key that signs. */
  readonly kid: string;
}

/** The request that was made. */
export interface StatedRequest {
  readonly prompt: string;
  readonly systemPrompt: string | null;
  readonly sampling: {
    readonly temperature: number;
    readonly maxTokens: number;
    readonly seed: number | null;
    readonly topP: number | null;
  };
}

/** What is stated of a result beside its answer, with the names of an execution's columns. */
export interface StatedEvidence {
  /** The region's evidence as it is stored, whole. */
  readonly evidence: unknown;
  readonly finish_reason: string | null;
  readonly response_cut: boolean;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly quarantine: string | null;
}

/** The canonical form of a statement: the leaf of the batch that is signed. */
export function resultStatementText(statement: ResultStatement): string {
  return canonicalText(statement);
}

/** SHA-256, in hex, of the canonical form of `{max_tokens, prompt, seed, system_prompt, temperature, top_p}`. */
export function requestHash({ prompt, systemPrompt, sampling }: StatedRequest): string {
  return canonicalHash({
    prompt,
    system_prompt: systemPrompt,
    temperature: sampling.temperature,
    max_tokens: sampling.maxTokens,
    seed: sampling.seed,
    top_p: sampling.topP,
  });
}

/** SHA-256, in hex, of the answer's text in UTF-8, as it is stored; null when there is none. */
export function answerHash(response: string | null): string | null {
  return response === null ? null : textHash(response);
}

/** SHA-256, in hex, of the canonical form of exactly the fields of {@link StatedEvidence}. */
export function evidenceHash(stated: StatedEvidence): string {
  return canonicalHash({
    evidence: stated.evidence,
    finish_reason: stated.finish_reason,
    response_cut: stated.response_cut,
    error_code: stated.error_code,
    error_message: stated.error_message,
    http_status: stated.http_status,
    input_tokens: stated.input_tokens,
    output_tokens: stated.output_tokens,
    quarantine: stated.quarantine,
  });
}

/** A moment as a statement writes it: in UTC with milliseconds, whatever the digits of its source. */
export function statedMoment(written: string | Date): string {
  return new Date(written).toISOString();
}
