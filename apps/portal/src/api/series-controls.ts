import { dataOf } from '@beacon/client';
import { api } from './client.ts';

/** Why, for the audit log. */
interface Reason {
  readonly reason: string | null;
}

const at = (id: string) => ({ params: { path: { id } } });

export const pauseSeries = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/series/{id}/pause', { ...at(id), body }));

export const resumeSeries = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/series/{id}/resume', { ...at(id), body }));

export const runSeries = async (id: string, body: Reason) =>
  dataOf(api.POST('/api/v1/series/{id}/run', { ...at(id), body }));

/** The API keeps no reason for it. */
export const deleteSeries = async (id: string) => dataOf(api.DELETE('/api/v1/series/{id}', at(id)));
