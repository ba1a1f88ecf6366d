import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { jobOf, laneOf } from '../spec/job-fixture-spec.js';
import type { Job } from './job-state.js';
import type { Reporter } from './reporter.js';
import { watchJob } from './watch-job.js';

describe(watchJob, () => {
  let server: Server;
  let gateway: Gateway;
  let job: Job;
  let stream: ServerResponse | null;
  const said: string[] = [];
  const reporter: Reporter = {
    progress: (progress) => said.push(progress.job.status),
    lost: () => said.push('lost'),
    back: () => said.push('back'),
    close: () => said.push('closed'),
  };

  beforeEach(async () => {
    said.length = 0;
    stream = null;
    job = jobOf([laneOf()]);
    server = createServer(({ url }, response) => {
      if (url?.includes('/events') !== true) {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(job));
        return;
      }
      stream = response;
      response.setHeader('content-type', 'text/event-stream');
      response.write('event: ready\ndata: {"resumed":false}\n\n');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    gateway = new Gateway(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('leaves a stream that stays open and says nothing more, as soon as the job has ended', async () => {
    const watched = watchJob(
      gateway,
      'j',
      {
        ...reporter,
        progress: ({ job: { status } }) => {
          said.push(status);
          job = { ...job, status: 'completed' };
        },
      },
      new AbortController().signal,
    );
    expect(await watched).toMatchObject({ kind: 'ended', job: { status: 'completed' } });
    expect(said).toEqual(['running', 'completed', 'closed']);
    expect(stream).not.toBeNull();
  });

  it('does not connect for a job that has ended', async () => {
    job = { ...job, status: 'failed' };
    const signal = new AbortController().signal;
    expect(await watchJob(gateway, 'j', reporter, signal)).toMatchObject({ kind: 'ended' });
    expect([stream, said]).toEqual([null, ['failed', 'closed']]);
  });

  it('is left by its signal while nothing happens', async () => {
    const abort = new AbortController();
    const leaving = {
      ...reporter,
      progress: () => void (said.push('seen') === 2 && setImmediate(() => abort.abort())),
    };
    expect(await watchJob(gateway, 'j', leaving, abort.signal)).toEqual({ kind: 'detached' });
    expect(said.at(-1)).toBe('closed');
  });

  it('fails where no gateway is from the start', async () => {
    const nowhere = new Gateway('http://127.0.0.1:1');
    const watched = watchJob(nowhere, 'j', reporter, new AbortController().signal);
    await expect(watched).rejects.toThrow(GatewayError);
  });
});
