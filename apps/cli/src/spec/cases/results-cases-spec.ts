import type { CasesTable } from './command-cases-spec.js';

const MISSING = /^missing required argument 'job'/;

/** Commands about what came of a job. */
export const RESULTS: CasesTable = {
  results: {
    works: [
      { typed: ({ jobId }) => `results ${jobId}`, shows: /^taiwan_status +✓ ✓ ✓ .+ ✓ ✓ ✗ ≠$/m },
      { typed: ({ jobId }) => `results ${jobId} --csv`, shows: /^question_id,category,model_id,/ },
      { typed: ({ jobId }) => `results ${jobId} --md`, shows: /^\| taiwan_status \| ✓ ✓ ✓ \|/m },
    ],
    wrong: [
      ['results', MISSING],
      ['results j --csv --json', /'--csv' cannot be used with option '--json'/],
    ],
    away: ['results j', 'results j --csv'],
    live: { typed: ({ jobId }) => `results ${jobId}`, shows: /^taiwan_status +✓ ✓ ✓ .+ ≠$/m },
  },
  verdict: {
    works: [{ typed: ({ jobId }) => `verdict ${jobId}`, shows: /qwen2\.5-1\.5b: cannot tell/ }],
    wrong: [['verdict', MISSING]],
    away: ['verdict j'],
  },
  diff: {
    works: [
      {
        typed: async (on) => `diff ${on.jobId} ${await on.later()}`,
        shows: /^us-east qwen2\.5-1\.5b +8 /m,
      },
    ],
    wrong: [['diff a', /^missing required argument 'job_b'/]],
    away: ['diff j k'],
  },
  cell: {
    works: [
      {
        typed: ({ jobId }) => `cell ${jobId} qwen2.5-1.5b taiwan_status`,
        shows: /^asia-pacific {2}refused /m,
      },
    ],
    wrong: [['cell a', /^missing required argument 'model'/]],
    away: ['cell j m q'],
  },
  trace: {
    works: [
      {
        typed: ({ jobId }) => `trace ${jobId} asia-pacific/qwen2.5-1.5b/taiwan_status`,
        shows:
          /^planned .*\npublished .*\ndelivered .*delivery 1.*\ncalled .*\nanswered .*\nrecorded /m,
      },
    ],
    wrong: [
      ['trace a', /^missing required argument 'cell'/],
      ['trace j us-east', /^"us-east" names no cell/],
      ['trace j us-east/m/q/0', /names no cell/],
    ],
    away: ['trace j r/m/q'],
  },
  export: {
    works: [
      { typed: ({ jobId }) => `export ${jobId} --out out.csv`, shows: /^out\.csv: [\d,]+ bytes$/m },
      { typed: ({ jobId }) => `export ${jobId} --format jsonl --out -`, shows: /^\{"job_id":/ },
      {
        typed: ({ jobId }) => `export ${jobId} --format evidence --out -`,
        shows: /^\{"type":"header","format":"beacon-evidence"/,
      },
    ],
    wrong: [['export', MISSING]],
    away: ['export j'],
  },
  'export spec': {
    works: [{ typed: ({ jobId }) => `export spec ${jobId}`, shows: /^benchmark:/m }],
    wrong: [['export spec', MISSING]],
    away: ['export spec j'],
  },
  tap: {
    works: [
      {
        typed: (on) => `tap --nats ${on.natsUrl()} --job ${on.jobId} --type job.* --until-now`,
        shows: /"type":"beacon\.job\.completed\.v1".+"beaconposition":"\d+-\w+"/,
      },
      {
        typed: (on) =>
          `tap --nats ${on.natsUrl()} --job ${on.jobId} --until-complete ${on.jobId} --out job.parquet`,
        shows: /^job\.parquet: 7\d events/m,
      },
    ],
    wrong: [
      ['tap --type job.start', /^--type is "job\.start", must be of job\.\*, /],
      ['tap --nats nats://ann:word@host', /^--nats, or BEACON_NATS_URL, must be nats:/],
    ],
    away: ['tap --limit 1 --with-answers --nats nats://127.0.0.1:1'],
  },
  publish: {
    works: [
      { typed: ({ jobId }) => `publish ${jobId} --out page.html`, shows: /page\.html: one page/ },
    ],
    wrong: [['publish j', /^--out is missing/]],
    away: ['publish j --out page.html'],
  },
  anchor: {
    works: [
      {
        typed: ({ jobId }) => `anchor ${jobId} --file seals.jsonl`,
        shows: /seals\.jsonl: seal of \d+ entries/,
        isRunOnce: true,
      },
    ],
    wrong: [
      ['anchor --file seals.jsonl', /^--job is missing/],
      ['anchor j', /^Give --file or --git/],
      ['anchor j --file a --git b', /^Give --file or --git/],
    ],
    away: ['anchor j --file seals.jsonl'],
  },
  judge: {
    works: [
      {
        typed: ({ jobId }) => `judge ${jobId} --models judge-strict --again`,
        shows: /^Judging job \S+ is/,
      },
    ],
    wrong: [['judge j', /^--models is missing/]],
    away: ['judge j --models a,b'],
    live: {
      typed: ({ jobId }) => `judge ${jobId} --models judge-plain --wait`,
      shows: /^Judging job /m,
    },
  },
  review: {
    works: [
      {
        typed: ({ jobId }) => `review ${jobId} --rater ann --size 5`,
        input: 'a first\nq\n',
        shows: /"items":5/,
      },
    ],
    wrong: [['review j', /^--rater is missing/]],
    away: ['review j --rater ann'],
    live: {
      typed: ({ jobId }) => `review ${jobId} --rater bob --size 5`,
      keys: [['[q]uit', 'q']],
      shows: /^You have labelled 0 answers; more is left\.$/m,
      isFree: true,
    },
  },
};
