import { NameOf } from '../http/validation/parameters.js';

/** An execution by its id. */
export class ExecutionPath {
  @NameOf('execution', /^[1-9]\d{0,14}$/, 'Id of the execution, a whole number.')
  readonly id!: string;
}
