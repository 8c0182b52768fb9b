/** Every row of every relation that a project published, by name: what readers can see at one time. */
export const contents = async (
  query: <Row extends object>(sql: string) => Promise<Row[]>,
): Promise<Record<string, string[]>> => {
  const relations = await query<{ name: string }>(
    "select format('%I.%I', schema_name, model) as name from ops.model_state order by 1",
  );
  const found: Record<string, string[]> = {};
  for (const { name } of relations) {
    const rows = await query<{ row: string }>(`select each::text as row from ${name} as each order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
};
