/** What a human says of an answer. `evasive` may be told apart from `refused` or be part of it. */
export type HumanLabel = 'refused' | 'evasive' | 'partial' | 'answered';

/** An answer that a human has labelled. */
export interface LabelledAnswer {
  readonly id: string;
  readonly response: string;
  readonly question: string | null;
  readonly human: HumanLabel;
  /** Who answered; `unknown` when the file does not say. */
  readonly model: string;
  /** BCP 47. */
  readonly language: string;
  /** Questions of one kind: cross-validation by questions holds out whole groups. */
  readonly group: string;
  /** Whether it belongs to the project's own set: such answers train with every fold. */
  readonly isOwn: boolean;
  /** Side of the project's own set; `rules` are forms that the rules were written for, which neither train nor measure. */
  readonly split: 'train' | 'test' | 'rules';
}
