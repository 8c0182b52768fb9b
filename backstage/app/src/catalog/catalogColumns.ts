import { CatalogTable, type CatalogTableColumnsFunc } from '@backstage/plugin-catalog';
import { filledColumns } from './filledColumns.ts';

/** Backstage's columns for the kind on show, without those that no entity of the page fills. */
export const catalogColumns: CatalogTableColumnsFunc = (list) =>
  filledColumns(CatalogTable.defaultColumnsFunc(list), list.entities);
