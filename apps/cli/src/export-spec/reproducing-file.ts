import type { Gateway } from '../gateway/gateway.js';
import { RefusalError } from '../refusal.error.js';
import { reproducedQuestions } from './reproducing-questions.js';
import { servedModels } from './served-models.js';
import { specificationText } from './specification-text.js';

/**
 * The file that asks again what a job asked.
 * @throws RefusalError for a judging job, whose questions are the answers of another; GatewayRefusal when there is no such job.
 */
export async function reproducingFile(gateway: Gateway, id: string): Promise<string> {
  const params = { path: { id } };
  const job = await gateway.ask(gateway.api.GET('/api/v1/jobs/{id}', { params }));
  const specification = job.job;
  if (specification.judging_of !== undefined) {
    throw new RefusalError(
      `${id} judges the answers of ${specification.judging_of.source_job_id}: there is no file that asks for it again. Use beacon judge.`,
    );
  }
  const { categories } = await gateway.ask(gateway.api.GET('/api/v1/questions'));
  const bank = Object.entries(categories).flatMap(([category, questions]) =>
    questions.map((question) => ({ ...question, category })),
  );
  const { questions } = specification;
  return specificationText({
    id,
    status: job.status,
    createdAt: job.created_at,
    specification,
    questions: questions === undefined ? null : reproducedQuestions(questions, bank),
    served: await servedModels(gateway, id, specification.models),
  });
}
