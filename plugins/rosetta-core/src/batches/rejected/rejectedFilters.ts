import * as codec from '../../filters/codec';

/** What the list of rejected rows keeps in its URL; `replay` is the run whose outcome is shown. */
export const rejectedFilters = {
  loader: codec.text(),
  path: codec.text(),
  reason: codec.text(),
  replay: codec.text(),
};
