import { until } from '@beacon/testing';
import { BeaconProgram } from './beacon-spec.js';
import { CutProxy } from './cut-proxy-spec.js';
import type { Facts } from './on-stack-spec.js';
import { Screen } from './screen-spec.js';
import { describe, expect, it } from '@jest/globals';
import type { OnStack } from './on-stack-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 180_000;

/** Jobs that are followed. */
export function describeWatching(on: () => OnStack): void {
  describe('submit --watch on a terminal of 80 columns', () => {
    const screen = (): readonly string[] => new Screen(80).write(on().watched.written).lines;

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
      expect(on().watched.written).toContain('Ctrl-C leaves; the job goes on');
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
      expect(end).toContain(`beacon verdict ${on().jobId} --figures`);
      expect(end).toContain(`${on().gatewayUrl}/jobs/${on().jobId}`);
    });

    it('colours marks, and no more under NO_COLOR', async () => {
      expect(on().watched.written).toContain('\u001B[31m✗\u001B[39m');
      const plain = new BeaconProgram(on().folder, {
        BEACON_GATEWAY: on().gatewayUrl,
        NO_COLOR: '1',
      });
      const again = plain.onTerminal(['watch', on().jobId]);
      expect(await again.end()).toBe(0);
      expect(again.written).toContain('✗');
      expect(again.written).not.toMatch(/\u001B\[\d+m/);
    });
  });

  describe('watch', () => {
    it('tells an ended job in one line of progress and one of its end, as JSON', async () => {
      const { status, stdout } = await on().sut.run(['watch', on().jobId, '--json']);
      const facts = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Facts);
      expect(status).toBe(0);
      expect(facts.map(({ type }) => type)).toEqual(['progress', 'ended']);
      expect(facts[0]).toMatchObject({
        job_id: on().jobId,
        status: 'completed',
        lanes: expect.any(Array),
      });
      expect(facts[1]).toMatchObject({
        job_id: on().jobId,
        exit_code: 0,
        conclusion: 'cannot_tell',
      });
    });

    it(
      'leaves with Ctrl-C, says how to come back, and the job goes on',
      async () => {
        const long = await on().submitted('--var', 'REPEATS=60');
        const run = on().sut.onTerminal(['watch', long]);
        await until(() => run.written.includes('Ctrl-C leaves'), 'it draws');
        run.type('\u0003');
        expect(await run.end()).toBe(130);
        expect(run.written).toContain(`Come back: beacon watch ${long}`);
        // The cursor that it had hidden is there again.
        expect(run.written.lastIndexOf('\u001B[?25h')).toBeGreaterThan(
          run.written.lastIndexOf('\u001B[?25l'),
        );
        expect(await on().text('pause', long)).toContain(`${long} is paused`);
        expect(await on().text('resume', long)).toContain(`${long} is resumed`);
        const cancelled = await on().json(
          'cancel',
          long,
          '--reason',
          'seen enough',
          '--actor',
          'Zoë',
        );
        expect(cancelled).toMatchObject({ ok: true, new_status: 'cancelled' });
        expect(await on().text('cancel', long)).toContain('had ended already: cancelled');
      },
      LIMIT_MS,
    );

    it(
      'says that it lost the gateway, comes back, and ends with 1 for a cancelled job',
      async () => {
        const proxy = await CutProxy.start(on().gatewayUrl);
        try {
          const long = await on().submitted('--var', 'REPEATS=60');
          const through = new BeaconProgram(on().folder, { BEACON_GATEWAY: proxy.url });
          const run = through.start(['watch', long]);
          await until(() => run.stdout.includes('running'), 'it follows');
          proxy.cut();
          await until(() => run.stdout.includes('not live: '), 'it says that it lost the gateway');
          proxy.mend();
          await until(() => run.stdout.includes('live again'), 'it is back');
          await on().text('cancel', long);
          const { status, stdout } = await run.end();
          expect(status).toBe(1);
          expect(stdout).toMatch(new RegExp(`^${long}: cancelled`, 'm'));
          // Plain lines only: this is no terminal.
          expect(stdout).not.toContain('\u001B');
        } finally {
          proxy.stop();
        }
      },
      LIMIT_MS,
    );
  });
}
