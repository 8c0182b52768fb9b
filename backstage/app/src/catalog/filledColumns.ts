type Entity = { metadata: { description?: string; tags?: string[] } };

const isFilled: Record<string, (entity: Entity) => boolean> = {
  'entity.metadata.description': ({ metadata }) => Boolean(metadata.description),
  'entity.metadata.tags': ({ metadata }) => Boolean(metadata.tags?.length),
};

/** The columns that at least one of the entities fills; a column that has no rule here stays. */
export const filledColumns = <C extends { field?: unknown }>(
  columns: readonly C[],
  entities: readonly Entity[],
): C[] =>
  columns.filter(({ field }) => {
    const rule = isFilled[String(field)];
    return !rule || entities.some(rule);
  });
