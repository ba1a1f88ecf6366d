import { connectBus } from '@beacon/bus';
import { deadSubject, streams } from '@beacon/contracts';
import { until } from '@beacon/testing';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { BeaconProgram } from './beacon-spec.js';
import { Screen } from './screen-spec.js';
import { expect, it } from '@jest/globals';
import type { OnStack } from './on-stack-spec.js';

/** For jobs that run to their end on a machine that has other things to do. */
const LIMIT_MS = 180_000;
const SUBJECT = 'beacon.jobs.submit.nobody';

/** Keeps messages as the transport does when it gives them up. Returns their sequences. */
async function keepDead(natsUrl: string, count: number): Promise<string[]> {
  const bus = await connectBus({ servers: natsUrl, name: 'spec' });
  const sequences: string[] = [];
  try {
    for (let each = 0; each < count; each += 1) {
      const headers = natsHeaders();
      headers.set('beacon-dead-reason', 'not what \u001B[2J was sent');
      headers.set('beacon-dead-subject', SUBJECT);
      headers.set('beacon-dead-stream', streams.jobs);
      const subject = deadSubject(streams.jobs, SUBJECT);
      const { seq } = await bus.client.publish(subject, 'odd', { headers });
      sequences.push(String(seq));
    }
    return sequences;
  } finally {
    await bus.connection.close();
  }
}

/** What changes jobs, lanes and dead letters. */
export function describeChanging(on: () => OnStack): void {
  it(
    'retry and extend ask only what is missing, and can be watched',
    async () => {
      const id = await on().submitted('--var', 'REPEATS=30');
      await on().text('cancel', id);
      const again = await on().sut.run([
        ...['retry', id, '--status', 'cancelled', '--question', 'math_basic'],
        ...['--model', 'llama3.2-1b', '--region', 'EU', '--watch'],
      ]);
      expect(again.stdout).toMatch(/^\d+ cells? asked again\.$/m);
      expect(again.stdout).toContain(`${id}: `);
      expect(await on().text('extend', on().jobId, '--repeats', '1')).toContain('Nothing is new');
      const more = await on().sut.run([
        ...['extend', on().jobId, '--questions', 'medical_symptoms'],
        '--json',
      ]);
      expect([more.status, more.stderr]).toEqual([2, expect.stringMatching(/^questions\[0\]/)]);
    },
    LIMIT_MS,
  );

  it('jobs are listed and searched', async () => {
    expect(await on().text('jobs')).toMatch(new RegExp(`^${on().jobId} +completed +72`, 'm'));
    await on().submitted('--var', 'NAME=needle', '--var', 'REPEATS=1');
    expect((await on().json('jobs', '--q', 'needle'))['jobs']).toHaveLength(1);
    expect(await on().text('jobs', '--q', 'nothing-like-this')).toBe('No job.\n');
  });

  it('lanes show limits and what waits; one can be paused and go on', async () => {
    expect(await on().text('lanes')).toMatch(/^us-east mistral-7b +open +\d\/4 /m);
    expect(await on().text('lanes', 'pause', 'us-east', 'mistral-7b')).toBe(
      'us-east mistral-7b is paused\n',
    );
    expect(await on().text('lanes', 'show', 'us-east', 'mistral-7b')).toMatch(/open → paused/);
    expect(await on().text('lanes', 'resume', 'us-east', 'mistral-7b')).toContain('goes on');
    const run = on().sut.onTerminal(['lanes', '--watch']);
    await until(() => run.written.includes('in flight, 0 held up'), 'it draws');
    run.type('\u0003');
    expect(await run.end()).toBe(0);
    expect(new Screen(80).write(run.written.replaceAll('^C', '')).lines[0]).toMatch(/^\d+ lanes, /);
  });

  it('dead letters are listed, read, replayed and deleted by who has the token', async () => {
    const sequences = await keepDead(on().natsUrl, 2);
    const [replayed = '', deleted = ''] = sequences;
    const listed = await on().text('dead');
    expect(listed).toMatch(
      new RegExp(`^${replayed} {2}\\S+ \\S+ {2}${SUBJECT}\n {4}not what ␛\\[2J`, 'm'),
    );
    expect(await on().text('dead', 'show', replayed)).toMatch(/\nodd\n$/);
    expect(await on().text('dead', 'replay', replayed)).toBe(`republished: ${SUBJECT}\n`);
    expect(await on().text('dead', 'delete', deleted)).toBe(`deleted: ${deleted}\n`);
    expect(await on().refused('dead', 'delete', deleted)).toContain('there is no dead letter');
    const nobody = new BeaconProgram(on().folder, { BEACON_GATEWAY: on().gatewayUrl });
    expect((await nobody.run(['dead'])).status).toBe(2);
  });

  it('judge has answers judged and prints the report', async () => {
    const judged = await on().sut.run([
      ...['judge', on().jobId, '--models', 'judge-strict,judge-plain', '--wait'],
    ]);
    expect([judged.status, judged.stdout]).toEqual([0, expect.stringMatching(/^Judging job /)]);
  });

  it('review makes a review and labels by lines where there is no terminal', async () => {
    const args = ['review', on().jobId, '--rater', 'ann', '--size', '5'];
    const { status, stdout } = await on().sut.run(args, 'a first\nq\n');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      items: 5,
      raters: [{ rater: 'ann', labels: 1 }],
    });
  });

  it('publish makes one page', async () => {
    const { status, stderr } = await on().sut.run(['publish', on().jobId, '--out', 'page.html']);
    expect([status, stderr]).toEqual([0, expect.stringContaining('page.html: one page')]);
  });
}
