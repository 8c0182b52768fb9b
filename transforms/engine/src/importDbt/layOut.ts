import { Document, isMap, isScalar, visit } from 'yaml';
import type { Converted } from './convertNode.ts';
import type { ConvertedSource } from './convertSources.ts';
import type { TestFile } from './convertSingularTests.ts';
import type { Mapping } from './yamlText.ts';

/** Everything that a project of ours is written from. */
export interface Parts {
  name: string;
  nodes: Converted[];
  sources: ConvertedSource[];
  tests: TestFile[];
  exposures: Mapping[];
  grants: Mapping;
}

const reserved = new Set(['tests', 'sources', 'exposures']);

/** The files of the project, by path: folders are kept, one more is made where a folder's models go to two schemas. */
export const layOut = ({ name, nodes, sources, tests, exposures, grants }: Parts): Map<string, string> => {
  const files = new Map<string, string>();
  const schemas = new Map<string, string>();
  for (const { planned, content, contract } of nodes) {
    const { node, relation } = planned;
    const folders = node.kind === 'model' ? node.folders : [`${node.kind}s`, ...node.folders];
    const [first = 'models', ...rest] = folders;
    const usual = reserved.has(first) ? `${first}_models` : first;
    const folder =
      (schemas.get(usual) ?? relation.schema) === relation.schema ? usual : `${usual}_${relation.schema}`;
    schemas.set(folder, relation.schema);
    const stem = (node.version ?? 1) > 1 ? `${node.name}.v${node.version}` : relation.identifier;
    const path = [folder, ...rest, stem].join('/');
    files.set(`${path}.${node.kind === 'seed' ? 'csv' : 'sql'}`, content);
    files.set(`${path}.yml`, yaml(contract));
  }
  for (const { file, declaration } of sources) files.set(`sources/${file}`, yaml(declaration));
  for (const { name: test, sql, warn } of tests) {
    files.set(`tests/${test}.sql`, sql);
    if (warn) files.set(`tests/${test}.yml`, yaml({ test, severity: 'warn' }));
  }
  if (exposures.length > 0) files.set('exposures/exposures.yml', yaml({ exposures }));
  files.set(
    'project.yml',
    yaml({
      project: name,
      schemas: Object.fromEntries(schemas),
      ...(sources.length > 0 ? { sources: ['sources/*.yml'] } : {}),
      ...(exposures.length > 0 ? { exposures: ['exposures/*.yml'] } : {}),
      ...(Object.keys(grants).length > 0 ? { grants } : {}),
    }),
  );
  return files;
};

/** YAML as a person writes it: a column on a line, a text of several lines as a block. */
const yaml = (value: Mapping): string => {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, pair, path) => {
      if (path.length > 4 || !isScalar(pair.key)) return undefined;
      if (pair.key.value === 'columns' && isMap(pair.value)) {
        for (const { value: item } of pair.value.items)
          if (isMap(item) && !String(item.get('description') ?? '').includes('\n')) item.flow = true;
        return visit.SKIP;
      }
      return undefined;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
