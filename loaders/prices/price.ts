import { date, defineLoader, ordered, text } from '@rosetta/loaders-engine';

import { currency, exactAmount, fileNulls } from '../kit/files.ts';
import { priceSource } from './source.ts';

/** Copies price lists into staging, one row per price of a product and unit; a newer delivery of a price list replaces it. */
export const priceList = defineLoader({
  name: 'prices.price',
  from: { source: priceSource },
  into: { table: 'staging.price_list', partColumn: '_price_list_key' },
  nulls: fileNulls,
  columns: {
    price_list: text('payload.price_list').required(),
    product_id: text('payload.product_id').required(),
    unit: text('payload.unit').required(),
    unit_price: exactAmount('unit_price').required(),
    currency: currency('currency').required(),
    valid_from: date('payload.valid_from').required(),
    valid_to: date('payload.valid_to'), // excluded; empty while the price holds
    description: text('payload.description'),
  },
  checks: [ordered('valid_from', 'valid_to')],
  rejectAtMost: { share: 0, rows: 0 }, // a price list with a hole would price consumption at nothing
});
