import { LABELS } from '@beacon/classification';
import type { Label } from '@beacon/classification';
import { CONCLUDED_BY } from '@beacon/persistence';
import type { ConcludedBy } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { RATERS } from './item-conclusion.js';
import type { BlindItem } from './review-reader.js';

/** An item for a rater: nothing of region, model, outcome, reason or other raters' labels. */
export class BlindItemView {
  @ApiProperty({
    description: 'Its name here; that of the execution would tell region and model.',
  })
  readonly item!: string;

  @ApiProperty({ type: 'integer', description: 'From 1; the order is drawn by lot.' })
  readonly position!: number;

  @ApiProperty({ type: 'integer' })
  readonly items!: number;

  @ApiProperty()
  readonly question!: string;

  @ApiProperty({ description: 'Without its reasoning. Written by a model: hostile text.' })
  readonly answer!: string;
}

/** A rater's label of an item. */
export class ItemLabelView {
  @ApiProperty()
  readonly rater!: string;

  @ApiProperty({ enum: LABELS })
  readonly outcome!: Label;

  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
}

/** An item on which raters disagree, with their labels. */
export class DisputedItemView extends BlindItemView {
  @ApiProperty({ type: [ItemLabelView] })
  readonly labels!: readonly ItemLabelView[];
}

/** Items on which raters disagree, for who settles them. */
export class DisagreementsView {
  @ApiProperty({ type: [DisputedItemView] })
  readonly items!: readonly DisputedItemView[];
}

/** The answer to a label: the other rater's label is not in it. */
export class LabelledView {
  @ApiProperty()
  readonly item!: string;

  @ApiProperty({ type: 'integer', description: `Of the ${RATERS} that it needs.` })
  readonly labels!: number;
}

/** The answer to an adjudication. */
export class AdjudicatedView {
  @ApiProperty()
  readonly item!: string;

  @ApiProperty({ enum: LABELS })
  readonly outcome!: Label;

  @ApiProperty({ enum: CONCLUDED_BY })
  readonly concluded_by!: ConcludedBy;
}

/** An item, as a rater sees it. */
export function toBlindItemView({ item, items, question, answer }: BlindItem): BlindItemView {
  return { item: item.item, position: item.position + 1, items, question, answer };
}

/** Items in dispute, as an adjudicator sees them. */
export function toDisagreementsView(items: readonly BlindItem[]): DisagreementsView {
  return {
    items: items.map((one) => ({
      ...toBlindItemView(one),
      labels: one.item.labels.map(({ rater, outcome, note }) => ({ rater, outcome, note })),
    })),
  };
}
