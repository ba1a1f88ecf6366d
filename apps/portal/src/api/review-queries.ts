import { ApiRefusedError, dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';
import { mayPass } from './query-client.ts';

export type Review = Schema<'ReviewView'>;
export type Label = Schema<'LabelBody'>['outcome'];
/** An answer to label; an adjudicator sees the labels of others beside it. */
export type ReviewItem = Schema<'BlindItemView'> &
  Partial<Pick<Schema<'DisputedItemView'>, 'labels'>>;

/** Null when the job has no open review. */
export const reviewQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'review'],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/jobs/{id}/review', { params: { path: { id: jobId } }, signal }),
      ).catch((error: unknown) => {
        if (isRefusal(error, ['review_not_found'])) return null;
        throw error;
      }),
  });

/** The next item for a rater, null when nothing is left; `after` is an item that is skipped for now. */
export async function nextItem(
  jobId: string,
  rater: string,
  after: string | null,
  signal: AbortSignal,
): Promise<ReviewItem | null> {
  const query = { rater, ...(after === null ? {} : { after }) };
  const item = await dataOf(
    api.GET('/api/v1/jobs/{id}/review/next', {
      params: { path: { id: jobId }, query },
      signal: inTime(signal),
    }),
  );
  return item ?? null;
}

/** The next item on which two others disagree, after one that is skipped. */
export async function nextDispute(
  jobId: string,
  rater: string,
  after: string | null,
  signal: AbortSignal,
): Promise<ReviewItem | null> {
  const { items } = await dataOf(
    api.GET('/api/v1/jobs/{id}/review/disagreements', {
      params: { path: { id: jobId }, query: { rater } },
      signal: inTime(signal),
    }),
  );
  return items[items.findIndex(({ item }) => item === after) + 1] ?? null;
}

/** Refusals that mean that an item takes no label any more, and not that the request was wrong. */
const DONE_WITH = ['item_has_two_raters', 'item_adjudicated', 'answer_replaced', 'no_disagreement'];

/**
 * Labels an item, or settles it. The same label may be sent again: it counts once.
 * @returns false when the item takes none any more
 */
export async function sendLabel(
  jobId: string,
  item: string,
  body: Schema<'LabelBody'>,
  isAdjudicator: boolean,
): Promise<boolean> {
  const params = { path: { id: jobId, item } };
  const signal = inTime();
  try {
    await (isAdjudicator
      ? dataOf(
          api.PUT('/api/v1/jobs/{id}/review/items/{item}/adjudication', { params, body, signal }),
        )
      : dataOf(api.PUT('/api/v1/jobs/{id}/review/items/{item}/labels', { params, body, signal })));
    return true;
  } catch (error) {
    if (isRefusal(error, DONE_WITH)) return false;
    throw error;
  }
}

/** What raters ask is asked again until the gateway is back: nobody is to label anything twice. */
export const UNTIL_BACK = {
  retry: (_failures: number, error: Error) => mayPass(error),
  retryDelay: (failures: number) => Math.min(500 * 2 ** failures, 5_000),
  // A browser that thinks it has no network tries all the same: the gateway may be on this computer.
  networkMode: 'always',
} as const;

const MOST_WAIT_MS = 10_000;

/** Gives a request up that nobody answers, so that it is made again: a gateway that hangs is away, too. */
function inTime(signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(MOST_WAIT_MS);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

function isRefusal(error: unknown, codes: readonly string[]): boolean {
  return error instanceof ApiRefusedError && codes.includes(error.body.error_code);
}
