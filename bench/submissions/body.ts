import { demoJob } from '@beacon/cli/demo/job';

/** A job with so many questions of its own, as the text of a request's body: some 60 bytes a question. */
export function largeSubmission(questions: number): string {
  const asked = Array.from({ length: questions }, (_, index) => ({
    id: `q-${index}`,
    text: `What is the capital of country no. ${index}?`,
  }));
  return JSON.stringify({ ...demoJob(), questions: asked });
}
