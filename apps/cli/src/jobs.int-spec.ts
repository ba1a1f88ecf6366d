import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BeaconProgram } from './spec/beacon-spec.js';
import { CutProxy } from './spec/cut-proxy-spec.js';
import { DEAD_SUBJECT, keepDead } from './spec/dead-letters-spec.js';
import { OnStack, type Facts } from './spec/on-stack-spec.js';
import { Screen } from './spec/screen-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;

/** One lane of each job. */
const LANE = ['eu-west', 'llama3.2-1b'] as const;

/** The built command on a real stack: jobs that are followed, and what changes them. */
describe('the beacon command and jobs that run', () => {
  let on: OnStack;

  /** While a lane is paused no job ends by itself, however slow the commands are. */
  const hold = async (): Promise<string> => on.text('lanes', 'pause', ...LANE);
  const letGo = async (): Promise<string> => on.text('lanes', 'resume', ...LANE);

  beforeAll(async () => {
    on = await OnStack.start();
  }, LIMIT_MS);

  afterAll(async () => {
    await on?.stop();
  }, LIMIT_MS);

  describe('submit --watch on a terminal of 80 columns', () => {
    const screen = (): readonly string[] => new Screen(80).write(on.watched.written).lines;

    it('draws each lane in place and ends with all of them done', () => {
      const lanes = screen().filter((line) => /^ {2}\S+ \S+ +█{10} +8\/8 {2}done$/.test(line));
      expect(lanes).toHaveLength(9);
      expect(screen()).toContainEqual(
        expect.stringMatching(
          /^completed {2}72\/72 \(100 %\) {2}refused or blocked \d+ {2}failed 0$/,
        ),
      );
    });

    it('says how to leave for as long as there is something to leave', () => {
      expect(on.watched.written).toContain('Ctrl-C leaves; the job goes on');
      expect(screen().join('\n')).not.toContain('Ctrl-C');
    });

    it('shows matrix, differences and verdict, the warning of made-up answers first', () => {
      const end = screen().join('\n');
      expect(end).toMatch(/^question +llama3\.2-1b +mistral-7b +qwen2\.5-1\.5b$/m);
      expect(end).toMatch(/^taiwan_status +✓ ✓ ✓ .+ ✓ ✓ ✗ ≠$/m);
      expect(end).toMatch(
        /^ {2}qwen2\.5-1\.5b on taiwan_status: US answered, EU answered, ASIA refused$/m,
      );
      expect(end).toMatch(
        /^Verdict\n {2}! answers that are counted here are made up by a simulator/m,
      );
      expect(end).toContain(`beacon verdict ${on.jobId} --figures`);
      expect(end).toContain(`${on.gatewayUrl}/jobs/${on.jobId}`);
    });

    it('colours marks, and no more under NO_COLOR', async () => {
      expect(on.watched.written).toContain('\u001B[31m✗\u001B[39m');
      const plain = new BeaconProgram(on.folder, {
        BEACON_GATEWAY: on.gatewayUrl,
        NO_COLOR: '1',
      });
      const again = plain.onTerminal(['watch', on.jobId]);
      expect(await again.end()).toBe(0);
      expect(again.written).toContain('✗');
      expect(again.written).not.toContain('\u001B[3');
    });
  });

  describe('watch', () => {
    it('tells an ended job in one line of progress and one of its end, as JSON', async () => {
      const { status, stdout } = await on.sut.run(['watch', on.jobId, '--json']);
      const facts = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Facts);
      expect(status).toBe(0);
      expect(facts.map(({ type }) => type)).toEqual(['progress', 'ended']);
      expect(facts[0]).toMatchObject({
        job_id: on.jobId,
        status: 'completed',
        lanes: expect.any(Array),
      });
      expect(facts[1]).toMatchObject({
        job_id: on.jobId,
        exit_code: 0,
        conclusion: 'cannot_tell',
      });
    });

    it(
      'leaves with Ctrl-C, says how to come back, and the job goes on',
      async () => {
        await hold();
        const long = await on.submitted('--var', 'REPEATS=30');
        const run = on.sut.onTerminal(['watch', long]);
        await until(() => run.written.includes('Ctrl-C leaves'), 'it draws');
        run.type('\u0003');
        expect(await run.end()).toBe(130);
        expect(run.written).toContain(`Come back: beacon watch ${long}`);
        // The cursor that it had hidden is there again.
        expect(run.written.lastIndexOf('\u001B[?25h')).toBeGreaterThan(
          run.written.lastIndexOf('\u001B[?25l'),
        );
        expect(await on.text('pause', long)).toContain(`${long} is paused`);
        expect(await on.text('resume', long)).toContain(`${long} is resumed`);
        const cancelled = await on.json(
          'cancel',
          long,
          '--reason',
          'seen enough',
          '--actor',
          'Zoë',
        );
        expect(cancelled).toMatchObject({ ok: true, new_status: 'cancelled' });
        expect(await on.text('cancel', long)).toContain('had ended already: cancelled');
        await letGo();
      },
      LIMIT_MS,
    );

    it(
      'says that it lost the gateway, comes back, and ends with 1 for a cancelled job',
      async () => {
        const proxy = await CutProxy.start(on.gatewayUrl);
        try {
          await hold();
          const long = await on.submitted('--var', 'REPEATS=30');
          const through = new BeaconProgram(on.folder, { BEACON_GATEWAY: proxy.url });
          const run = through.start(['watch', long]);
          await until(() => run.stdout.includes('running'), 'it follows');
          proxy.cut();
          await until(() => run.stdout.includes('not live: '), 'it says that it lost the gateway');
          proxy.mend();
          await until(() => run.stdout.includes('live again'), 'it is back');
          await on.text('cancel', long);
          const { status, stdout } = await run.end();
          expect(status).toBe(1);
          expect(stdout).toMatch(new RegExp(`^${long}: cancelled`, 'm'));
          // Plain lines only: this is no terminal.
          expect(stdout).not.toContain('\u001B');
        } finally {
          proxy.stop();
          await letGo();
        }
      },
      LIMIT_MS,
    );
  });

  it(
    'retry and extend ask only what is missing, and can be watched',
    async () => {
      await hold();
      const id = await on.submitted('--var', 'REPEATS=30');
      await on.text('cancel', id);
      await letGo();
      const again = await on.sut.run(
        `retry ${id} --status cancelled --question math_basic --model llama3.2-1b --region EU --watch`.split(
          ' ',
        ),
      );
      expect(again.stdout).toMatch(/^\d+ cells? asked again\.$/m);
      expect(again.stdout).toContain(`${id}: `);
      expect(await on.text('extend', on.jobId, '--repeats', '1')).toContain('Nothing is new');
      const more = await on.sut.run(
        `extend ${on.jobId} --questions no_such_question --json`.split(' '),
      );
      expect([more.status, more.stderr]).toEqual([2, expect.stringMatching(/^questions\[0\]/)]);
    },
    LIMIT_MS,
  );

  it('jobs are listed and searched', async () => {
    expect(await on.text('jobs')).toMatch(new RegExp(`^${on.jobId} +completed +72`, 'm'));
    await on.submitted('--var', 'NAME=needle', '--var', 'REPEATS=1');
    expect((await on.json('jobs', '--q', 'needle'))['jobs']).toHaveLength(1);
    expect(await on.text('jobs', '--q', 'nothing-like-this')).toBe('No job.\n');
  });

  it('lanes show limits and what waits; one can be paused, go on, and be held to less', async () => {
    expect(await on.text('lanes')).toMatch(/^us-east mistral-7b +open +\d\/4 /m);
    expect(await on.text('lanes', 'pause', 'us-east', 'mistral-7b')).toBe(
      'us-east mistral-7b is paused\n',
    );
    // The planner writes the history, a moment after the gateway has answered.
    await until(
      async () =>
        (await on.text('lanes', 'show', 'us-east', 'mistral-7b')).includes('open → paused'),
      'the history has the pause',
    );
    expect(await on.text('lanes', 'resume', 'us-east', 'mistral-7b')).toContain('goes on');
    const limit = ['lanes', 'limit', 'us-east', 'mistral-7b'];
    expect(await on.text(...limit, '1', '--reason', 'asked to')).toBe(
      'us-east mistral-7b may have 1 of 4 at once\n',
    );
    const isHeld = async (): Promise<boolean> =>
      /^us-east mistral-7b +open +1\/1\/4 /m.test(await on.text('lanes'));
    await until(isHeld, 'the lane has the ceiling');
    expect(await on.refused(...limit, '5')).toContain('the catalogue allows us-east mistral-7b 4');
    expect(await on.text(...limit, 'none')).toContain(
      'has no ceiling: 4 at once, by the catalogue',
    );
    const run = on.sut.onTerminal(['lanes', '--watch']);
    await until(() => run.written.includes('in flight, 0 held up'), 'it draws');
    run.type('\u0003');
    expect(await run.end()).toBe(0);
    expect(new Screen(80).write(run.written.replaceAll('^C', '')).lines[0]).toMatch(/^\d+ lanes, /);
  });

  it('dead letters are listed, read, replayed and deleted by who has the token', async () => {
    const sequences = await keepDead(await on.operator(), 2);
    const [replayed = '', deleted = ''] = sequences;
    const listed = await on.text('dead');
    expect(listed).toMatch(
      new RegExp(`^${replayed} {2}\\S+ \\S+ {2}${DEAD_SUBJECT}\n {4}not what ␛\\[2J`, 'm'),
    );
    expect(await on.text('dead', 'show', replayed)).toMatch(/\nodd\n$/);
    expect(await on.text('dead', 'replay', replayed)).toBe(`republished: ${DEAD_SUBJECT}\n`);
    expect(await on.text('dead', 'delete', deleted)).toBe(`deleted: ${deleted}\n`);
    expect(await on.refused('dead', 'delete', deleted)).toContain('there is no dead letter');
    const nobody = new BeaconProgram(on.folder, { BEACON_GATEWAY: on.gatewayUrl });
    expect((await nobody.run(['dead'])).status).toBe(2);
  });

  it('judge has answers judged and prints the report', async () => {
    const judged = await on.sut.run(
      `judge ${on.jobId} --models judge-strict,judge-plain --wait`.split(' '),
    );
    expect([judged.status, judged.stdout]).toEqual([0, expect.stringMatching(/^Judging job /)]);
  });

  it('review makes a review and labels by lines where there is no terminal', async () => {
    const args = ['review', on.jobId, '--rater', 'ann', '--size', '5'];
    const { status, stdout } = await on.sut.run(args, 'a first\nq\n');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      items: 5,
      raters: [{ rater: 'ann', labels: 1 }],
    });
  });

  it('publish makes one page', async () => {
    const { status, stderr } = await on.sut.run(['publish', on.jobId, '--out', 'page.html']);
    expect([status, stderr]).toEqual([0, expect.stringContaining('page.html: one page')]);
  });

  describe('series', () => {
    const told = async (words: RegExp): Promise<string> =>
      until(
        async () => {
          const text = await on.text('series', 'runs', 'watched');
          return words.test(text) ? text : null;
        },
        `the runs of the series say ${String(words)}`,
      );

    it(
      'runs the job again and again, and says whether anything changed',
      async () => {
        const yearly = ['--cron', '0 6 1 1 *', '--id', 'watched', '--max-runs', '2'];
        await on.text('series', 'create', 'job.yaml', ...yearly);
        await on.text('series', 'run-now', 'watched');
        await told(/^1 .+ completed .+ the first run$/m);
        await on.text('series', 'run-now', 'watched');
        const runs = await told(/^2 .+ completed .+ (no change found|CHANGE)$/m);
        expect(Math.max(...runs.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
        expect(await on.text('series', 'show', 'watched')).toMatch(
          /^Status: +ended \(max runs\)$/m,
        );
        expect(await on.text('jobs')).toMatch(/^watched-run-2 +completed +72/m);
      },
      LIMIT_MS,
    );
  });
});
