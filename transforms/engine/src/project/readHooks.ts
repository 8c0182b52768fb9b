import type { Node } from 'libpg-query';
import { grammar } from '../sql/grammar.ts';
import type { YamlFile, YamlValue } from '../text/yamlFile.ts';
import type { Contract, Hook, Materialization } from './types.ts';

/** Reads the statements that run before and after a model is built; each must be one that PostgreSQL can read. */
export const readHooks = async (
  yaml: YamlFile,
  value: YamlValue | undefined,
  materialized: Materialization,
): Promise<Contract['hooks']> => {
  if (!value) return { before: [], after: [] };
  if (materialized === 'seed') yaml.report(value.at, 'a seed has no hooks; take them off');
  const fields = yaml.fields(value, ['before', 'after']);
  return {
    before: await readStatements(yaml, fields.get('before')),
    after: await readStatements(yaml, fields.get('after')),
  };
};

const readStatements = async (yaml: YamlFile, value: YamlValue | undefined): Promise<Hook[]> => {
  const hooks: Hook[] = [];
  for (const item of yaml.list(value)) {
    const sql = yaml.text(item);
    if (sql === undefined) continue;
    const wrong = await refusal(sql);
    if (wrong === undefined) hooks.push({ sql, at: item.at });
    else yaml.report(item.at, `${item.path}: ${wrong}`);
  }
  return hooks;
};

const refusal = async (sql: string): Promise<string | undefined> => {
  const { hasSqlDetails, parseSync } = await grammar();
  try {
    const { stmts = [] } = parseSync(sql);
    if (stmts.length !== 1)
      return stmts.length === 0
        ? 'it holds no statement'
        : 'it holds several statements; write each as one hook';
    return unfit(stmts[0]!.stmt!);
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return error.message;
  }
};

/** What would end or leave the transaction in which the model is built. */
const unfit = (statement: Node): string | undefined => {
  if ('TransactionStmt' in statement)
    return 'a hook runs in the model’s own transaction, so it cannot begin or end one';
  if ('VariableSetStmt' in statement && !statement.VariableSetStmt.is_local)
    return 'SET would last for the models that the session builds after this one; write SET LOCAL';
  if ('VacuumStmt' in statement && statement.VacuumStmt.is_vacuumcmd)
    return 'VACUUM cannot run in a transaction, and a hook runs in the model’s own';
  if ('IndexStmt' in statement && statement.IndexStmt.concurrent)
    return 'CREATE INDEX CONCURRENTLY cannot run in a transaction; declare the index under indexes';
  return undefined;
};
