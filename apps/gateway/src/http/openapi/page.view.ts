import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT } from './schemas.js';

/** What every page of a listing says of itself. */
export class PageView {
  @ApiProperty(INTEGER)
  readonly limit!: number;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where the next page starts; null on the last.' })
  readonly next_cursor!: string | null;
}
