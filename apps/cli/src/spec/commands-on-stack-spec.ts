import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CasesTable, Live, Typed, Works } from './cases/command-cases-spec.js';
import { everyCommand } from './every-command-spec.js';
import { OnStack } from './on-stack-spec.js';
import { Screen } from './screen-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 120_000;

/** Runs commands on a real stack, one after the other: what their cases say of how they work. */
// oxlint-disable-next-line jest/no-export -- two specs run it, each with its cases and a stack of its own
export function testOnStack(table: CasesTable): void {
  let on: OnStack;

  beforeAll(async () => {
    on = await OnStack.start();
  }, LIMIT_MS);

  afterAll(async () => {
    await on?.stop();
  }, LIMIT_MS);

  const wordsOf = async (typed: Typed): Promise<string[]> =>
    (typeof typed === 'string' ? typed : await typed(on)).split(' ');

  const works = async ({ typed, shows, input }: Works): Promise<void> => {
    const { status, stdout, stderr } = await on.sut.run(await wordsOf(typed), input);
    expect([status, stdout + stderr]).toEqual([0, expect.stringMatching(shows)]);
  };

  const worksAsJson = async ({ typed, input }: Works): Promise<void> => {
    const { status, stdout, stderr } = await on.sut.run(
      [...(await wordsOf(typed)), '--json'],
      input,
    );
    expect([status, stderr, stdout]).toEqual([0, expect.anything(), expect.stringMatching(/\n$/)]);
    for (const line of stdout.trimEnd().split('\n'))
      expect(JSON.parse(line)).toBeInstanceOf(Object);
  };

  const worksLive = async ({
    typed,
    shows,
    keys = [],
    exitCode = 0,
    isFree,
  }: Live): Promise<void> => {
    const run = on.sut.onTerminal(await wordsOf(typed), 50);
    try {
      for (const [seen, answer] of keys) {
        await until(() => run.hasEnded || run.written.includes(seen), `it shows: ${seen}`);
        run.type(answer);
      }
      const ended = await run.end();
      const seen = isFree === true ? run.written : screenOf(run.written);
      expect([ended, seen]).toEqual([exitCode, expect.stringMatching(shows)]);
    } finally {
      run.kill();
    }
  };

  for (const [path, cases] of Object.entries(table)) {
    describe(path, () => {
      it(
        'works',
        async () => {
          for (const each of cases.works) await works(each);
        },
        LIMIT_MS,
      );

      const [first] = cases.works;
      if (first !== undefined && first.isRunOnce !== true && hasJson(path))
        it('works as JSON', async () => worksAsJson(first), LIMIT_MS);

      const { live } = cases;
      if (live !== undefined) it('works in a terminal', async () => worksLive(live), LIMIT_MS);
    });
  }
}

function hasJson(path: string): boolean {
  return everyCommand().some((each) => each.path === path && each.options.includes('--json'));
}

/** What a terminal of 80 columns shows; what is typed is echoed there. */
function screenOf(written: string): string {
  return new Screen(80).write(written.replaceAll('^C', '')).lines.join('\n');
}
