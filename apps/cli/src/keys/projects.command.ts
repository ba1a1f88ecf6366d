import { PROJECT_ID_PATTERN } from '@beacon/domain';
import { headersOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';

/** Lists projects. */
export async function listProjects(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(gateway.api.GET('/api/v1/projects'));
  await show(answer, given, ({ projects }) => projects.map(({ id }) => id).join('\n'));
}

/** Makes a project. */
export async function createProject(id: string, given: Given): Promise<void> {
  if (!PROJECT_ID_PATTERN.test(id)) {
    throw new UsageError(
      `The project is ${JSON.stringify(id)}, must be 1..40 of a-z 0-9 _ -, the first one a letter or digit.`,
    );
  }
  const gateway = Gateway.ofAdmin(given);
  const made = await gateway.ask(
    gateway.api.POST('/api/v1/projects', { headers: headersOf(given), body: { id } }),
  );
  await show(made, given, (project) => `made: ${project.id}`);
}
