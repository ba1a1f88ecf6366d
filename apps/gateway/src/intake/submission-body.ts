import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { examplesOf } from '../http/openapi/examples.js';
import { JobBody, WrappedJobBody } from './specification/job.body.js';
import { submissionExamples } from './submission.examples.js';

/** Describes the body of a submission: a specification, bare or wrapped. */
export function ApiSubmissionBody(): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(JobBody, WrappedJobBody),
    ApiBody({
      schema: {
        anyOf: [{ $ref: getSchemaPath(JobBody) }, { $ref: getSchemaPath(WrappedJobBody) }],
      },
      examples: examplesOf(submissionExamples),
    }),
  );
}
