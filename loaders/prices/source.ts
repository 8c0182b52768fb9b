import { defineFileSource } from '@rosetta/loaders-engine';

import { keyText, requireFields } from '../kit/files.ts';

/** Price lists, as CSV or JSON. A part is one price list: delivered again, it is replaced whole. */
export const priceSource = defineFileSource({
  name: 'prices',
  recognise: requireFields('price list', [
    'price_list',
    'product_id',
    'unit',
    'unit_price',
    'currency',
    'valid_from',
  ]),
  partOf: (row) => ({
    collection: 'price_list',
    key: { priceList: keyText(row, 'price_list') },
  }),
});
