/** A cell on its way to a bare executor: what a task of the product carries. */
export interface BareTask {
  readonly jobId: string;
  readonly region: string;
  readonly model: string;
  readonly cell: string;
  readonly round: number;
  readonly questionId: string;
  readonly repeat: number;
  readonly prompt: string;
  readonly systemPrompt: string;
  readonly sampling: {
    readonly temperature: number;
    readonly maxTokens: number;
    readonly seed: number | null;
    readonly topP: number | null;
  };
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly plannedAt: string;
}

/** What came of it: what a result of the product carries, and with it its one attempt. */
export interface BareResult {
  readonly jobId: string;
  readonly region: string;
  readonly model: string;
  readonly cell: string;
  readonly round: number;
  readonly questionId: string | null;
  readonly repeat: number;
  readonly outcome: string;
  readonly outcomeSource: string;
  readonly outcomeRule: string | null;
  readonly outcomeEvidence: string | null;
  readonly classifierVersion: string;
  readonly response: string | null;
  readonly responseCut: boolean;
  readonly finishReason: string | null;
  readonly attempts: number;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly promptSha256: string;
  readonly evidence: Readonly<Record<string, unknown>> & {
    readonly executorId: string;
    readonly provider: string;
  };
}
