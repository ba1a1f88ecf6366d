/** A result as the model sees it. Two results that are equal here are the same message. */
export interface ModelResult {
  readonly region: string;
  readonly model: string;
  readonly repeat: number;
  readonly round: number;
  readonly executor: string;
  readonly status: 'completed' | 'refused' | 'failed';
  readonly isQuarantined: boolean;
}

/** The execution of a cell: from a result, or from being closed. */
export interface ModelExecution {
  readonly round: number;
  readonly executor: string;
  readonly status: 'completed' | 'refused' | 'failed' | 'cancelled';
  readonly isQuarantined: boolean;
}

export type RoundState = 'waiting' | 'planned' | 'recorded' | 'closed';

/** A (region, model) of the job. */
export interface ModelLane {
  readonly region: string;
  readonly model: string;
}

export interface ModelCell extends ModelLane {
  readonly repeat: number;
  execution: ModelExecution | null;
  asked: { readonly round: number; readonly state: RoundState } | null;
  /** The results of rounds that were replaced: the same message again is no news. */
  readonly replaced: ModelExecution[];
}

/** An order to close, as it is sent. */
export interface ModelOrder {
  readonly region: string | null;
  readonly status: 'failed' | 'cancelled';
}

/** How big a job is at first, and when it succeeds; the rate as a user writes it. */
export interface ModelRule {
  readonly repeats: number;
  readonly minRegions: number;
  readonly minSuccessRate: string;
}

/** Which executions a user asks for again; null does not matter. */
export interface ModelChoice {
  readonly statuses: readonly ('failed' | 'cancelled')[];
  readonly regions: readonly string[] | null;
}

export type ModelStatus = 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';

export const LANES: readonly ModelLane[] = [
  { region: 'us-east', model: 'llama3.2-1b' },
  { region: 'eu-west', model: 'llama3.2-1b' },
  { region: 'asia-pacific', model: 'llama3.2-1b' },
  { region: 'us-east', model: 'lonely-1b' },
];
export const MODEL_REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
export const MAX_ROUNDS = 4;
export const MAX_REPEATS = 3;

export function isSuccess(execution: ModelExecution | null): boolean {
  if (execution === null || execution.isQuarantined) return false;
  return execution.status === 'completed' || execution.status === 'refused';
}

/** A number from 0 to 5 that tells the messages of one executor and round apart. */
export function messageCode({ status, isQuarantined }: ModelResult): number {
  return ['completed', 'refused', 'failed'].indexOf(status) * 2 + Number(isQuarantined);
}

export function belief(isQuarantined: boolean): string {
  return isQuarantined ? 'quarantined' : 'believed';
}

export function placeOf({ region, model, repeat }: Pick<ModelCell, 'region' | 'model' | 'repeat'>) {
  return `${region} ${model} ${repeat}`;
}

export function laneOf({ region, model }: ModelLane): ModelLane {
  const found = LANES.find((lane) => lane.region === region && lane.model === model);
  return found as ModelLane;
}

export function lastRound({ execution, asked }: ModelCell): number {
  return Math.max(execution?.round ?? 1, asked?.round ?? 1);
}

export function isOpenRound(state: string | undefined): boolean {
  return state === 'waiting' || state === 'planned';
}

export function roundOf(
  result: Pick<ModelResult, 'region' | 'model' | 'repeat' | 'round'>,
): string {
  return `${placeOf(result)} ${result.round}`;
}

export function isSameMessage(execution: ModelExecution, result: ModelResult): boolean {
  return (
    execution.round === result.round &&
    execution.executor === result.executor &&
    execution.status === result.status &&
    execution.isQuarantined === result.isQuarantined
  );
}
