import { describeLoader, loaders } from '@rosetta/loaders';
import { stringify } from 'yaml';

/** The source contracts of the staging tables, from the loader declarations: what transform projects read. */
export const stagingContracts = (): Map<string, string> =>
  new Map(
    loaders.map((loader) => {
      const { table, columns } = describeLoader(loader);
      const contract = {
        source: table,
        columns: Object.fromEntries(
          columns.map(({ name, type, notNull }) => [name, notNull ? { type, not_null: true } : { type }]),
        ),
      };
      const name = table.split('.').at(-1) ?? table;
      return [
        `${name}.yml`,
        `# Written by make generate from the loader of ${table}.\n${stringify(contract, { flowCollectionPadding: true })}`,
      ];
    }),
  );
