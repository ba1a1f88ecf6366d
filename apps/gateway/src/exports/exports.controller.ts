import { Readable } from 'node:stream';
import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs, job } from '../access/needs.js';
import { CATALOGUE } from '../settings/settings.js';
import { NOT_ASKED } from '../job-access/asked-in-job.js';
import { JobPath } from '../job-access/job-path.js';
import { SpecificationView } from '../jobs/specification.view.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { ApiFile } from '../http/openapi/api-file.js';
import type { AskedVerdict } from '../verdict/verdict-question.js';
import { VerdictQuery, toQuestion } from '../verdict/verdict.query.js';
import { ExportedJobReader } from './exported-job.reader.js';
import { ExportQuery, toTableRequest } from './export.query.js';
import type { TableRequest } from './export.query.js';
import { FILE_TYPES, fileHeaders } from './file-headers.js';
import { FileStreams } from './file-streams.js';
import { ReportReader } from './report/report-reader.js';
import { renderReport } from './report/report.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const ERRORS = {
  400: 'A parameter is unknown, given twice, not accepted, or without effect in this format.',
  404: 'There is no such job.',
};
const BUSY =
  'Too many exports run (`exports_busy`), the database is away (`unavailable`), the pages of a `site` are not built (`site_not_built`), or the key of the gateway is not trusted (`not_signed`).';

const NOT_ENDED =
  'A `site` or `evidence` of a job that has not ended (`job_running`), or that judges another (`judging_job`); `evidence` of a job without a log (`not_registered`), or whose log is not sealed yet (`not_sealed`).';
const TOO_LARGE = 'A `site` of a job that is too large for one page (`site_too_large`).';

/** A client that takes nothing for this long is cut off. */
const STALLED_MS = 60_000;
/** Between two pieces of a site a verdict on a large job may be reached. */
const STALLED_SITE_MS = 5 * 60_000;

/** Hands out jobs as files. */
@ApiTags('exports')
@Controller('api/v1/jobs')
export class ExportsController {
  constructor(
    private readonly jobs: ExportedJobReader,
    private readonly files: FileStreams,
    private readonly reports: ReportReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get(':id/export')
  @Needs('read', job())
  @ReadsJob('file')
  @ApiOperation({
    summary: 'A job as a file',
    description:
      'As `csv`, `jsonl` or `parquet`: one row for each execution, in the order in which they were first recorded, all of one moment. As `html`: the report. As `site`: one page of an ended job that opens without a server, with the pages of the portal. As `specification`: what makes the same job again. As `evidence`: the log of an ended job with registrations, seals, signatures, rows and verdict, one JSON object a line, for `beacon verify`. A file that could not be made whole ends in a broken connection.',
  })
  @ApiFile('The file.', Object.values(FILE_TYPES))
  @ApiErrors({ ...ERRORS, 404: NOT_ASKED, 409: NOT_ENDED, 422: TOO_LARGE, 503: BUSY })
  async export(
    @Param() { id }: JobPath,
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = toTableRequest(query, this.catalogue);
    if (table !== null) return this.#sendTable(id, table, request, reply);
    if (query.format === 'site') return this.#sendSite(id, query.text !== 'false', request, reply);
    if (query.format === 'evidence') return this.#sendEvidence(id, request, reply);
    if (query.format === 'html') return this.#sendReport(id, {}, request, reply);
    const body = JSON.stringify(await this.jobs.specification(id), null, 2);
    void reply.headers(fileHeaders(id, 'specification')).send(body);
  }

  @Get(':id/report')
  @Needs('read', job())
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: 'A report of a job, for people',
    description:
      'One HTML file that loads nothing and runs nothing: the verdict, rates and differences as figures and tables, outcomes by question, answers where regions differ, checks, method, what was asked with hashes, versions and specification. The same as `export?format=html`, with a choice of what is compared.',
  })
  @ApiFile('The report.', [FILE_TYPES.html])
  @ApiErrors({ ...ERRORS, 409: JUDGING_JOB_ERROR, 503: BUSY })
  async report(
    @Param() { id }: JobPath,
    @Query() query: VerdictQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#sendReport(id, toQuestion(query), request, reply);
  }

  @Get(':id/specification')
  @Needs('read', job())
  @ReadsJob('specification')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: 'What makes the same job again',
    description:
      'A body for `POST /api/v1/jobs`: the same questions in the same words, models, regions, repeats and parameters. It holds no id.',
  })
  @ApiOkResponse({ type: SpecificationView, description: 'The specification.' })
  @ApiErrors({ ...ERRORS, 409: JUDGING_JOB_ERROR })
  async specification(@Param() { id }: JobPath): Promise<SpecificationView> {
    return this.jobs.specification(id);
  }

  async #sendTable(
    id: string,
    table: TableRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const isPart = Object.keys(table.asked).length > 0;
    const headers = fileHeaders(id, table.format, isPart);
    await this.jobs.requireAsked(id, table.filter);
    if (request.method === 'HEAD') return this.#sendHead(id, headers, reply);
    const stream = await this.files.table(id, table, leftOf(reply));
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
    void reply.headers(headers).send(stream);
  }

  async #sendSite(
    id: string,
    withAnswers: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const headers = fileHeaders(id, 'site');
    if (request.method === 'HEAD') return this.#sendHead(id, headers, reply);
    const stream = await this.files.site(id, withAnswers);
    reply.raw.setTimeout(STALLED_SITE_MS, () => reply.raw.destroy());
    void reply.headers(headers).send(stream);
  }

  async #sendEvidence(id: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const headers = fileHeaders(id, 'evidence');
    if (request.method === 'HEAD') return this.#sendHead(id, headers, reply);
    const stream = await this.files.evidenceOf(id);
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
    void reply.headers(headers).send(stream);
  }

  async #sendReport(
    id: string,
    question: AskedVerdict,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const headers = fileHeaders(id, 'html');
    if (request.method === 'HEAD') return this.#sendHead(id, headers, reply);
    const report = renderReport(await this.reports.read(id, question, leftOf(reply)));
    void reply.headers(headers).send(report);
  }

  /** What is asked for its headers alone costs one look at the job. */
  async #sendHead(
    id: string,
    headers: Readonly<Record<string, string>>,
    reply: FastifyReply,
  ): Promise<void> {
    await this.jobs.requireJob(id);
    void reply.headers(headers).send(Readable.from([]));
  }
}

/** Is aborted when the client leaves, also before anything was sent. */
function leftOf(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  return left.signal;
}
