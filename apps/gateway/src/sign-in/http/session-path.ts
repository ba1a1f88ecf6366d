import { NameOf } from '../../http/validation/parameters.js';

const SESSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names a session. What cannot be the id of one is not looked for. */
export class SessionPath {
  @NameOf('session', SESSION_ID, 'Id of the session.')
  readonly id!: string;
}
