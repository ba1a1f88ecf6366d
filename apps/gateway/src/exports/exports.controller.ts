import { Readable } from 'node:stream';
import { JOB_ID_PATTERN } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { Job } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { QueryOf } from '../http/query.js';
import { specificationView, toSpecificationView } from '../jobs/specification.view.js';
import type { SpecificationView } from '../jobs/specification.view.js';
import { Endpoint } from '../openapi/endpoint.js';
import { exportQuery, toTableRequest } from './export.query.js';
import type { ExportQuery, TableRequest } from './export.query.js';
import { FILE_TYPES, fileHeaders } from './file-headers.js';
import { TableExport } from './table/table-export.js';

const JOB_PATH = { id: 'Id of the job.' };
const ERRORS = {
  400: 'A parameter is unknown, given twice, not accepted, or without effect in this format.',
  404: 'There is no such job.',
};
const BUSY = 'Too many exports run (`exports_busy`), or the database is away (`unavailable`).';

/** A client that takes nothing for this long is cut off. */
const STALLED_MS = 60_000;

/** Hands out jobs as files. */
@ApiTags('exports')
@Controller('api/v1/jobs')
export class ExportsController {
  constructor(
    private readonly orm: MikroORM,
    private readonly tables: TableExport,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get(':id/export')
  @Endpoint({
    summary: 'A job as a file',
    description:
      'As `csv`, `jsonl` or `parquet`: one row for each execution, in the order in which they were first recorded, all of one moment. As `html`: the report. As `specification`: what makes the same job again. A file that could not be made whole ends in a broken connection.',
    path: JOB_PATH,
    query: exportQuery,
    answers: { 200: { about: 'The file.', media: Object.values(FILE_TYPES) } },
    errors: { ...ERRORS, 503: BUSY },
  })
  async export(
    @Param('id') id: string,
    @QueryOf(exportQuery) query: ExportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = toTableRequest(query, this.catalogue);
    if (table !== null) return this.#sendTable(id, table, request, reply);
    const { spec } = await this.#job(id);
    void reply
      .headers(fileHeaders(id, 'specification'))
      .send(JSON.stringify(toSpecificationView(spec), null, 2));
  }

  @Get(':id/specification')
  @Endpoint({
    summary: 'What makes the same job again',
    description:
      'A body for `POST /api/v1/jobs`: the same questions in the same words, models, regions, repeats and parameters. It holds no id.',
    path: JOB_PATH,
    answers: { 200: { about: 'The specification.', body: specificationView } },
    errors: ERRORS,
  })
  async specification(@Param('id') id: string): Promise<SpecificationView> {
    return toSpecificationView((await this.#job(id)).spec);
  }

  async #sendTable(
    id: string,
    table: TableRequest,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const isPart = Object.keys(table.asked).length > 0;
    const headers = fileHeaders(id, table.format, isPart);
    if (request.method === 'HEAD') {
      await this.#job(id);
      void reply.headers(headers).send(Readable.from([]));
      return;
    }
    if (!JOB_ID_PATTERN.test(id)) throw ApiError.notFound('job', id);
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const stream = await this.tables.stream(id, table, left.signal);
    reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy());
    void reply.headers(headers).send(stream);
  }

  async #job(id: string): Promise<Job> {
    const job = JOB_ID_PATTERN.test(id) ? await this.orm.em.fork().findOne(Job, { id }) : null;
    if (job === null) throw ApiError.notFound('job', id);
    return job;
  }
}
