import type { Converted } from './convertNode.ts';
import type { Findings } from './findings.ts';
import { isMapping, texts, type Mapping } from './yamlText.ts';

/** Grants belong to a schema here: one comes along when all relations of the schema give it. */
export const convertGrants = (nodes: readonly Converted[], findings: Findings): Mapping => {
  const schemas = Map.groupBy(nodes, ({ planned }) => planned.relation.schema);
  const grants: Mapping = {};
  for (const [schema, members] of schemas) {
    const wanted = members.map(({ planned }) =>
      isMapping(planned.config['grants']) ? planned.config['grants'] : {},
    );
    const roles = [...new Set(wanted.flatMap((grant) => texts(grant['select'])))];
    const all = roles.filter((role) => wanted.every((grant) => texts(grant['select']).includes(role)));
    if (all.length > 0) grants[schema] = { select: all };
    members.forEach(({ planned }, index) => {
      const rest = [
        ...texts(wanted[index]!['select']).filter((role) => !all.includes(role)),
        ...Object.keys(wanted[index]!).filter((right) => right !== 'select'),
      ];
      if (rest.length > 0)
        findings.couldNot(
          planned.node.place,
          `grants of ${planned.node.name} (${rest.join(', ')})`,
          `grants here are select on a whole schema; add it under grants of ${schema} in project.yml`,
        );
    });
  }
  return grants;
};
