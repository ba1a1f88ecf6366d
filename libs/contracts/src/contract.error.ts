/** A message, subject or name that does not follow the message catalogue. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}
