import type { RunningService } from '../run-service.js';

/**
 * Starts a service with traces: spans of the whole process go to a collector until it stops. What has ended by then is sent first. A
 * collector that is away costs the spans and a log line, nothing else.
 * @param service such as `executor`.
 * @param url of the collector, OTLP over HTTP; null records no traces: no module of OpenTelemetry's SDK is loaded then.
 */
export async function withTracing<Running extends RunningService>(
  service: string,
  url: string | null,
  start: () => Promise<Running>,
): Promise<RunningService> {
  if (url === null) return start();
  const { openTracing } = await import('./open-tracing.js');
  const tracing = openTracing(service, url);
  try {
    const running = await start();
    const stop = async (): Promise<void> => {
      await running.stop();
      await tracing.close();
    };
    return { url: running.url, stop, ...(running.failure ? { failure: running.failure } : {}) };
  } catch (error) {
    await tracing.close();
    throw error;
  }
}
