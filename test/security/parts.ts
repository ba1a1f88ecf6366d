import { accessPart } from './access/access-part.js';
import { brokerPart } from './broker/broker-part.js';
import { edgesPart } from './edges/edges-part.js';
import type { SecurityPart } from './frame/part.js';
import { secretsPart } from './secrets/secrets-part.js';
import { signingPart } from './signing/signing-part.js';
import { specificationsPart } from './specifications/specifications-part.js';
import { tamperingPart } from './tampering/tampering-part.js';

/** Every part, in the order in which it runs. */
export const SECURITY_PARTS: readonly SecurityPart[] = [
  accessPart,
  brokerPart,
  edgesPart,
  secretsPart,
  signingPart,
  specificationsPart,
  tamperingPart,
];
