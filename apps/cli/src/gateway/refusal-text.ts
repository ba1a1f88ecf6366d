import { terminalLine } from '@beacon/domain';
import { z } from 'zod';
import { GatewayError, GatewayRefusal } from './gateway-client.js';
import type { RefusalDetail } from './gateway-client.js';

/** Characters of one thing that a gateway says. */
const MOST_SAID = 2_000;
const MOST_DETAILS = 50;

const said = z.string().transform((text) => terminalLine(text.slice(0, MOST_SAID)));
const detail = z.object({ field: said.nullable(), message: said, allowed: said.optional() });
const errorBody = z.object({
  message: said,
  error_code: said,
  field: said.nullable().default(null),
  details: z.array(detail).default([]),
});

/** What an answer that is no success says: a refusal, or a failure of the gateway. */
export function refusalOf(
  body: unknown,
  status: number,
  address: string,
): GatewayError | GatewayRefusal {
  const { data } = errorBody.safeParse(body);
  if (data === undefined) {
    return new GatewayError(`${address} answers ${status}, which no gateway does so.`);
  }
  if (status >= 500) return new GatewayError(`${address} answers ${status}: ${data.message}`);
  const details = detailsOf(data);
  return new GatewayRefusal(details.map(detailText).join('\n'), status, data.error_code, details);
}

/** The body's own words where it has no details. */
function detailsOf({
  details,
  field,
  message,
}: z.output<typeof errorBody>): readonly RefusalDetail[] {
  if (details.length === 0) return [{ field, message }];
  return details
    .slice(0, MOST_DETAILS)
    .map(({ allowed, ...rest }) => ({ ...rest, ...(allowed === undefined ? {} : { allowed }) }));
}

/** The field, what is wrong with it, and what is allowed. */
function detailText({ field, message, allowed }: RefusalDetail): string {
  const where = field === null || message.includes(field) ? '' : `${field}: `;
  const may = allowed === undefined || message.includes(allowed) ? '' : `; allowed: ${allowed}`;
  return `${where}${message}${may}`;
}
