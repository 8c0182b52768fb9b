import type { SelectStmt } from 'libpg-query';
import type { SourceFile } from '../text/sourceFile.ts';
import { suggestion } from '../text/nearest.ts';
import { SelectResolver } from './selectResolver.ts';
import { unknownRelation, type Relation } from './relation.ts';

/** What a name in a FROM may stand for. */
export interface Catalog {
  models: ReadonlyMap<string, Relation>;
  sources: ReadonlyMap<string, Relation>;
}

/** What a SELECT reads and returns. */
export interface Analysis extends Relation {
  models: string[];
  sources: string[];
}

type Report = (at: ReturnType<SourceFile['at']>, message: string) => void;

/** Resolves every name of a SELECT: relations to models and sources, columns to the columns they come from. */
export const analyze = (
  select: SelectStmt,
  source: SourceFile,
  catalog: Catalog,
  report: Report,
): Analysis => {
  const models = new Set<string>();
  const sources = new Set<string>();
  const at = (location: number | undefined) => source.atByte(Math.max(0, location ?? 0));

  const resolver = new SelectResolver({
    report: (location, message) => report(at(location), message),
    relation: ({ catalogname, schemaname, relname = '', location }) => {
      const name = schemaname ? `${schemaname}.${relname}` : relname;
      const found = schemaname ? catalog.sources.get(name) : catalog.models.get(name);
      if (found && !catalogname) {
        (schemaname ? sources : models).add(name);
        return found;
      }
      report(
        at(location),
        catalogname ? `${catalogname}.${name} names another database` : unknownName(name, catalog),
      );
      return unknownRelation();
    },
  });
  const relation = resolver.select(select);
  return { ...relation, models: [...models].sort(), sources: [...sources].sort() };
};

const unknownName = (name: string, { models, sources }: Catalog): string => {
  const bare = name.split('.').at(-1)!;
  if (bare !== name) {
    if (models.has(bare)) return `${name} is a model; models are named without a schema: write ${bare}`;
    return `source ${name} is not declared${suggestion(name, sources.keys()) || '; declare it in a file that project.yml lists under sources'}`;
  }
  const qualified = [...sources.keys()].find((source) => source.endsWith(`.${name}`));
  if (qualified) return `${name} is a source; sources are named with their schema: write ${qualified}`;
  return `${name} is neither a model nor a CTE in reach${suggestion(name, [...models.keys(), ...sources.keys()])}`;
};
