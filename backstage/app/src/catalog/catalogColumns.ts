import { CatalogTable, type CatalogTableColumnsFunc } from '@backstage/plugin-catalog';

/** Backstage's columns for the kind on show, without those that no entity of the page fills. */
export const catalogColumns: CatalogTableColumnsFunc = (list) => {
  const { entities } = list;
  const isEmpty: Record<string, boolean> = {
    'entity.metadata.description': entities.every(({ metadata }) => !metadata.description),
    'entity.metadata.tags': entities.every(({ metadata }) => !metadata.tags?.length),
  };
  return CatalogTable.defaultColumnsFunc(list).filter(({ field }) => !isEmpty[String(field)]);
};
