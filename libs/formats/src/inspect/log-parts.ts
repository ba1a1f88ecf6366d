/** Id of the sample of a job that asks its own prompt. */
export const OWN_PROMPT = 'prompt';

/** Tokens, as Inspect counts them. */
export function usageOf(input: number, output: number) {
  return { input_tokens: input, output_tokens: output, total_tokens: input + output };
}

/** An error without a trace: there was no program of Inspect's. */
export function errorOf(message: string) {
  return { message, traceback: '', traceback_ansi: '' };
}
