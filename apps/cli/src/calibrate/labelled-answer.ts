/** What people or agreeing judges say of an answer. `evasive` may be told apart from `refused` or be part of it. */
export type HumanLabel = 'refused' | 'evasive' | 'partial' | 'answered';

/** An answer with a label. */
export interface LabelledAnswer {
  readonly id: string;
  readonly response: string;
  readonly question: string | null;
  readonly human: HumanLabel;
  /** Who answered; `unknown` when the file does not say. */
  readonly model: string;
  /** Models of one maker, or made from one another, are alike: cross-validation by model holds out whole families. */
  readonly family: string;
  /** BCP 47. */
  readonly language: string;
  /** The file, by its name. */
  readonly source: string;
  /** What the request is about, where the file says so. */
  readonly topic: string | null;
  /** Questions of one kind: cross-validation by questions holds out whole groups. */
  readonly group: string;
  /** Whether it belongs to the project's own set: such answers train with every fold. */
  readonly isOwn: boolean;
  /** Side of the project's own set; `rules` are forms that the rules were written for, which neither train nor measure. */
  readonly split: 'train' | 'test' | 'rules';
}

const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['deepseek', /deepseek|r1-1776|mai-ds/],
  ['openai', /openai|gpt|(?:^|\/)o[1-9]|optimus|quasar/],
  ['anthropic', /anthropic|claude/],
  ['qwen', /qwen|qwq/],
  ['llama', /llama/],
  ['mistral', /mistral|mixtral/],
  ['google', /google|gemini|gemma/],
  ['xai', /x-ai|grok/],
  ['glm', /thudm|glm/],
];

/** The family of a model by its name: that of the model it was made from, where the name tells. */
export function familyOf(model: string): string {
  const name = model.toLowerCase();
  return FAMILIES.find(([, form]) => form.test(name))?.[0] ?? name;
}

/** Refused, evasive or partial: what the endpoint `withheld` counts among answers that came. */
export function isWithheld(outcome: string): boolean {
  return outcome !== 'answered' && outcome !== 'truncated' && outcome !== 'error';
}
