import type { Field } from './field.js';

/** A prompt of a configuration, as far as a question can ask it. */
export interface Prompt {
  /** As promptfoo names it; the start of its text where it has no name. */
  readonly label: string;
  /** What the system is told, where the prompt is a conversation that says so. Null for none. */
  readonly system: string | null;
  /** What is asked, with its variables. */
  readonly template: string;
  /** Where it stands. */
  readonly field: Field;
}
