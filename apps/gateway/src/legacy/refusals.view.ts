import { ApiProperty } from '@nestjs/swagger';
import { INTEGER } from '../http/openapi/schemas.js';

/** How many executions were measured, and how many of them were refused or blocked. */
export class RefusalCountsView {
  @ApiProperty(INTEGER)
  readonly measured!: number;

  @ApiProperty({ ...INTEGER, description: 'In the words of the model.' })
  readonly refused!: number;

  @ApiProperty({ ...INTEGER, description: 'By the provider, the question or the answer.' })
  readonly blocked!: number;
}
