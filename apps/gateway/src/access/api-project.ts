import { ApiHeader } from '@nestjs/swagger';
import { PROJECT_HEADER } from './project-choice.js';

/** Describes the header by which a caller chooses where something is made. */
export function ApiProjectHeader(): MethodDecorator {
  const description =
    'The project in which it is made. Required of credentials that have several; `default` without it for those that have all.';
  return ApiHeader({ name: PROJECT_HEADER, description, required: false });
}
