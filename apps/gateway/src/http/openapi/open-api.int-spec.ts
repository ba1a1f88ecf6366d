import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../../harness-spec.js';
import { documentDifferences } from './document-difference-spec.js';

const BEFORE = new URL('./openapi.before.json', import.meta.url);

/** What the document says otherwise than the one that was made from schemas instead of classes, each with its reason. */
const NAMED: readonly RegExp[] = [
  // Made from the types of libs/verdict: each field that has a comment there has a description.
  /^GET \/api\/v1\/jobs\/\{id\}\/(verdict|content)\.responses\.200\.\S+\.description: undefined -> /,
  // That the bounds of an interval are numbers is said once, not once for each of the two.
  /\.interval\.items\.(anyOf|type): /,
  // The agreement of raters is one class in judgings and reviews, with the descriptions of both.
  /\.properties\.agreement\.properties\..*\.description: undefined -> "given"$/,
  // A judging refuses fields that it does not know, as it always did.
  /^POST \/api\/v1\/jobs\/\{id\}\/judge\.requestBody.*\.additionalProperties: undefined -> false$/,
  // The controller was named for the job whose log it reads.
  /^GET \/api\/v1\/jobs\/\{id\}\/audit\.operationId: /,
  // Routes need scopes, and say what they answer to whoever has none.
  /\.(responses\.(401|403)|x-beacon-(scope|projects)): undefined -> /,
  // Whose name a request is sent to, and from whose page, is looked at, and how many there are.
  /\.responses\.(421|429): undefined -> /,
  // A body of another type than is read is 415, where it was one of the 400s.
  /^(POST|PUT|DELETE) \S+\.responses\.415: undefined -> /,
  // A submission is in the audit log, and in a project.
  /^POST \/api\/v1\/jobs(\/cross-region)?\.parameters\.header (X-Beacon-Actor|Beacon-Project): undefined -> /,
  // What keys may ask for, and what is left, is new.
  /^(GET|PUT) \/api\/v1\/(keys\/\{prefix\}\/)?quota: undefined -> /,
  // API keys and projects are new; the audit log says who it was by their credentials, and whose things it is about.
  /^(GET|POST|DELETE) \/api\/v1\/(keys(\/\{prefix\})?|projects): undefined -> /,
  /^GET \/api\/v1\/(jobs\/\{id\}\/)?audit\.responses\.200\.\S+\.(properties\.(principal|project): undefined -> |properties\.audit\.items\.required: )/,
  // People sign in: how, who it is, and what sessions there are.
  /^(GET|POST|DELETE) \/api\/v1\/(session|sessions(\/\{id\})?|sign-in(\/callback)?|sign-out): undefined -> /,
  // Streams of events are new.
  /^GET \/api\/v1\/(jobs\/\{id\}\/)?events: undefined -> /,
  // Bodies of submissions and additions: every field that is read, with its bounds, may be null, and others are refused.
  /^POST \/api\/v1\/jobs(\/cross-region|\/plan|\/\{id\}\/extend)?\.requestBody\.content\.application\/json\.schema\./,
  // A list of jobs shows what each asks and how far it is, and finds them by text, several statuses and whether they are archived.
  /^GET \/api\/v1\/jobs\.(parameters|responses\.200\.content\.application\/json\.schema\.properties\.jobs\.items)\./,
  /^POST \/api\/v1\/jobs\/\{id\}\/(archive|unarchive): /,
  /^GET \/api\/v1\/(calibration|consumers|jobs\/\{id\}\/comparison): /,
  // Answers that were made elsewhere are imported, and a job says that its were.
  /^POST \/api\/v1\/imports: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}(\/specification)?\.responses\.200\.\S+\.properties\.imported: undefined -> /,
  // Filters, orders and facets over all questions of a job, and how many questions they leave.
  /^GET \/api\/v1\/jobs\/\{id\}\/matrix\.parameters\.query (differs|outcome|status|model_id|region|category|q|sort|include): undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}\/matrix\.responses\.200\.content\.application\/json\.schema\.(properties\.(total|facets)|required\b)/,
  // A job is exported as a page to publish, when it has ended and is not too large.
  /^GET \/api\/v1\/jobs\/\{id\}\/export\.(parameters\.query format\.schema\.enum|responses\.(409|422)): /,
  // Answers are searched; what is found shows where the words stand, and how far the search came.
  /^GET \/api\/v1\/(executions|jobs\/\{id\}\/executions\/all)\.(description|parameters\.query q): undefined -> /,
  /^GET \/api\/v1\/(executions|jobs\/\{id\}\/executions\/all)\.responses\.200\.content\.application\/json\.schema\.properties\.(search|executions\.items\.properties\.snippet): undefined -> /,
  // What an outcome rests on, with the place in the answer.
  /^GET \/api\/v1\/executions\/\{id\}(\/details)?\.responses\.200\.content\.application\/json\.schema\.(properties\.outcome_basis|required\b)/,
  // A lane's provider may be any that the catalogue knows.
  /^GET \/api\/v1\/models\.responses\.200\.\S+\.provider\.enum/,
  // Prometheus reads how lanes, queues and the gateway are.
  /^GET \/metrics: undefined -> /,
  // Answers are erased, by command or by the days that a job keeps them.
  /^DELETE \/api\/v1\/jobs\/\{id\}\/answers: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}(\/specification)?\.responses\.200\.\S+\.properties\.(retention_days|erasure): undefined -> /,
  // One cell's way is told.
  /^GET \/api\/v1\/jobs\/\{id\}\/trace: undefined -> /,
  // Which version answers.
  /^GET (\/api\/v1)?\/health\.responses\.(200|503)\.content\.application\/json\.schema\.(properties\.version|required\b)/,
  // Attempts say how long they took, what was waited before them, and where.
  /^GET \/api\/v1\/executions\/\{id\}\/attempts\.responses\.200\.content\.application\/json\.schema\.properties\.attempts\.items\.(properties\.(node|duration_ms|waited_ms)|required\b)/,
  // A cost limit holds: what a job and its calls have cost, what its limit kept it from asking, what a plan says of it, and that it is raised.
  /^GET \/api\/v1\/jobs\/\{id\}\.responses\.200\.content\.application\/json\.schema\.(properties\.(cost|stopped_by|not_asked|lanes\.items\.properties\.spent): |(properties\.lanes\.items\.)?required\b)/,
  /^GET \/api\/v1\/jobs\/\{id\}(\/specification)?\.responses\.200\.\S+\.constraints\.properties\.max_cost: undefined -> /,
  /^GET \/api\/v1\/executions\/\{id\}\/attempts\.responses\.200\.\S+\.properties\.(cost_usd|cost_estimated): undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}\/verdict\.responses\.200\.\S+\.missingness\.properties\.regions\.items\.(properties\.not_asked|required)\b/,
  /^POST \/api\/v1\/jobs\/plan\.responses\.200\.content\.application\/json\.schema\.(properties\.(cost_at_most_usd|cost_limit): |required\b)/,
  /^POST \/api\/v1\/jobs\/\{id\}\/retry\.requestBody\.content\.application\/json\.(schema\.properties\.max_cost|examples\.after the cost limit was reached): undefined -> /,
  // A job compares more than regions: what it names, and what comes of it.
  /^GET \/api\/v1\/jobs\/\{id\}\/arms: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}(\/specification)?\.responses\.200\.\S+\.properties\.(arms|questions\.items\.properties\.pair): undefined -> /,
  // Series are new.
  /^(GET|POST|DELETE) \/api\/v1\/series(\/\{id\}(\/(runs|deliveries|pause|resume|run))?)?: undefined -> /,
  // Jobs are registered with a plan of their analysis, by which a verdict is asked for unless it says otherwise; their logs are read.
  /^GET \/api\/v1\/jobs\/\{id\}\/log: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}(\/specification)?\.responses\.200\.\S+\.properties\.(analysis|proof): undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}\/verdict\.responses\.200\.content\.application\/json\.schema\.(properties\.registration: |required\b)/,
  /^GET \/api\/v1\/jobs\/\{id\}\/(verdict|report)\.parameters\.query (alpha|margin|endpoint|claim)\.(description|schema\.default): /,
  // A lane has a ceiling of its limit, which operators set.
  /^PUT \/api\/v1\/lanes\/\{region\}\/\{model_id\}\/limit: undefined -> /,
  /^(GET|POST) \/api\/v1\/lanes\S*\.responses\.200\.\S+\.properties\.limit_ceiling: undefined -> /,
  // Specifications may be signed: errors name the key, and jobs show the signature.
  /\.responses\.\d+\.\S+\.properties\.kid: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}(\/signature|\.responses\.200\.\S+\.properties\.signature): undefined -> /,
  /^POST \/api\/v1\/jobs(\/cross-region)?\.responses\.429: undefined -> /,
  // A large job is read without its questions, and cells of the matrix say that they are asked again.
  /^GET \/api\/v1\/jobs\/\{id\}\.parameters\.query questions: undefined -> /,
  /^GET \/api\/v1\/jobs\/\{id\}\/matrix\.responses\.200\.\S+\.cells\.items\.properties\.(retrying|not_asked): undefined -> /,
];

describe('the OpenAPI document', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  it('describes the same API as before it was made from classes, but for what is named', async () => {
    const before: Record<string, unknown> = JSON.parse(readFileSync(BEFORE, 'utf8'));
    const { body } = await sut.get('/api/docs-json');
    const unnamed = documentDifferences(before, body).filter(
      (difference) => !NAMED.some((named) => named.test(difference)),
    );
    expect(unnamed).toEqual([]);
  });

  it('comes with the schema of jobs in files, as it is published', async () => {
    const { status, body, headers } = await sut.get('/api/v1/job.schema.json');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/schema\+json/);
    expect(body).toEqual(JSON.parse(readFileSync('docs/job.schema.json', 'utf8')));
  });
});
