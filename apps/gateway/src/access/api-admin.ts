import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiErrors } from '../http/openapi/api-errors.js';

/** What an admin's path can answer, for the API's description. */
const ADMIN_ERRORS = {
  401: 'No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`).',
  403: 'Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`).',
  503: 'BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`).',
};

/** The header that admins send. */
const ADMIN_HEADER_ABOUT = {
  Authorization: '`Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`.',
};

/** Describes the header and the errors of an endpoint for admins. */
export function ApiAdmin(): MethodDecorator {
  const { Authorization: description } = ADMIN_HEADER_ABOUT;
  return applyDecorators(
    ApiHeader({ name: 'Authorization', description, required: false }),
    ApiErrors(ADMIN_ERRORS),
  );
}
