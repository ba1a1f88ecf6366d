import { ApiOkResponse } from '@nestjs/swagger';

const MEDIA_TYPE = 'text/event-stream';

/** Headers of a stream: nothing on the way may keep it, change it, or hold it back. */
export const EVENT_STREAM_HEADERS: Readonly<Record<string, string>> = {
  'content-type': `${MEDIA_TYPE}; charset=utf-8`,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** An answer that is a stream of events. */
export function ApiEventStream(): MethodDecorator {
  return ApiOkResponse({
    description: 'The stream. It has no end of its own.',
    content: { [MEDIA_TYPE]: { schema: { type: 'string' } } },
  });
}
