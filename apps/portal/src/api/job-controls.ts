import { ApiRefusedError, dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { api } from './client.ts';

/** Whether a change has to wait until the cells of a job that were given up are recorded: that takes moments. */
export function isClosing(error: unknown): boolean {
  return error instanceof ApiRefusedError && error.body.error_code === 'job_closing';
}

/** Why, for the audit log. */
interface Reason {
  readonly reason: string | null;
}

const at = (id: string) => ({ params: { path: { id } } });

export const pauseJob = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/jobs/{id}/pause', { ...at(id), body }));

export const resumeJob = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/jobs/{id}/resume', { ...at(id), body }));

export const cancelJob = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/jobs/{id}/cancel', { ...at(id), body }));

export const retryJob = async (id: string, body: Schema<'RetryBody'>) =>
  dataOf(api.POST('/api/v1/jobs/{id}/retry', { ...at(id), body }));

export const extendJob = async (id: string, body: Schema<'AdditionBody'>) =>
  dataOf(api.POST('/api/v1/jobs/{id}/extend', { ...at(id), body }));

export const eraseAnswers = async (id: string, body: Reason) =>
  dataOf(api.DELETE('/api/v1/jobs/{id}/answers', { ...at(id), body }));

export const archiveJob = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/jobs/{id}/archive', { ...at(id), body }));

export const unarchiveJob = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/jobs/{id}/unarchive', { ...at(id), body }));
