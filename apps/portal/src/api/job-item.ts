import { dataOf } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

/** A job as lists show it: whether its answers are simulated, whether it is archived, whose answers it judges. Null when no list has it. */
export const jobItemQuery = (id: string) =>
  queryOptions({
    queryKey: [...jobKey(id), 'item'],
    queryFn: async ({ signal }) => {
      const query = { q: id, archived: 'all', include: 'simulated', limit: 200 } as const;
      const { jobs } = await dataOf(api.GET('/api/v1/jobs', { params: { query }, signal }));
      return jobs.find((job) => job.id === id) ?? null;
    },
  });
