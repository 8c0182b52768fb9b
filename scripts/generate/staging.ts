import { describeLoader, projects } from '@rosetta/loaders';
import { stringify } from 'yaml';

/** The source contracts of the staging tables, by mart database, from the loader declarations: what transform projects read. */
export const stagingContracts = (): Map<string, string> =>
  new Map(
    projects.flatMap(({ name: project, loaders }) =>
      loaders.map((loader): [string, string] => {
        const { table, columns } = describeLoader(loader);
        const contract = {
          source: table,
          columns: Object.fromEntries(
            columns.map(({ name, type, notNull }) => [name, notNull ? { type, not_null: true } : { type }]),
          ),
        };
        const name = table.split('.').at(-1) ?? table;
        return [
          `${project}/${name}.yml`,
          `# Written by make generate from the loader of ${table}.\n${stringify(contract, { flowCollectionPadding: true })}`,
        ];
      }),
    ),
  );
