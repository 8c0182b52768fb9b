import type { World } from './context.ts';
import type { Findings } from './findings.ts';
import { genericTests } from './genericTests.ts';
import { TemplateError } from './jinja/pieces.ts';
import { fromJs, Thing } from './jinja/values.ts';
import type { DbtTest } from './readTests.ts';
import { render } from './render.ts';
import { tidy } from './tidy.ts';
import type { Mapping } from './yamlText.ts';

/** What a contract says of tests: of columns, of rows, and queries of failing rows. */
export interface ContractTests {
  columns: Map<string, unknown[]>;
  checks: Mapping[];
  tests: Mapping[];
}

/** Turns the tests of a node into a contract's; what cannot be said there is listed. */
export const convertTests = async (
  world: World,
  relation: string,
  tests: readonly DbtTest[],
  findings: Findings,
): Promise<ContractTests> => {
  const converted: ContractTests = { columns: new Map(), checks: [], tests: [] };
  const taken = new Set<string>();
  for (const test of tests) {
    if (test.config['enabled'] === false) continue;
    const plain = inColumn(world, test);
    if (plain !== undefined && test.column !== undefined) {
      const list = converted.columns.get(test.column) ?? [];
      if (!list.some((each) => JSON.stringify(each) === JSON.stringify(plain))) list.push(plain);
      converted.columns.set(test.column, list);
      continue;
    }
    const name = unused(
      test.name ?? [test.kind.split('.').at(-1), test.column?.replaceAll('"', '')].filter(Boolean).join('_'),
      taken,
    );
    if (test.kind === 'dbt_utils.expression_is_true' && isPlain(test) && !test.column) {
      converted.checks.push({ name, sql: String(test.args['expression']) });
      continue;
    }
    const sql = await queryOf(world, relation, test, findings);
    if (sql !== undefined)
      converted.tests.push({ name, sql, ...(isWarning(test) ? { severity: 'warn' } : {}) });
  }
  return converted;
};

const settings = ['where', 'error_if', 'warn_if', 'fail_calc', 'limit'];
const isWarning = ({ config }: DbtTest): boolean =>
  String(config['severity'] ?? 'error').toLowerCase() === 'warn';
const isPlain = (test: DbtTest): boolean =>
  !isWarning(test) && settings.every((key) => test.config[key] === undefined);

/** The short form in the contract's column, when the test has one, with its severity and condition. */
const inColumn = (world: World, test: DbtTest): unknown => {
  const short = test.column?.startsWith('"') ? undefined : shortForm(world, test);
  const { where, ...others } = Object.fromEntries(
    settings.filter((key) => test.config[key] !== undefined).map((key) => [key, test.config[key]]),
  );
  if (short === undefined || Object.keys(others).length > 0 || isPlain(test))
    return Object.keys(others).length > 0 ? undefined : short;
  return {
    ...(typeof short === 'string' ? { [short]: true } : (short as Mapping)),
    ...(where === undefined ? {} : { where: render(world, String(where)).sql }),
    ...(isWarning(test) ? { severity: 'warn' } : {}),
  };
};

const shortForm = (world: World, test: DbtTest): unknown => {
  if (test.column === undefined) return undefined;
  switch (test.kind) {
    case 'not_null':
    case 'unique':
      return test.kind;
    case 'accepted_values':
      return { accepted_values: test.args['values'] };
    case 'relationships': {
      const target = relationOf(world, String(test.args['to']));
      return target.includes('.') ? undefined : { relationships: `${target}.${test.args['field']}` };
    }
    case 'dbt_utils.expression_is_true':
      return { expression: `${test.column} ${test.args['expression']}` };
    case 'dbt_utils.accepted_range': {
      const { min_value: low, max_value: high, inclusive } = test.args;
      const equal = inclusive === false ? '' : '=';
      const bounds = [
        ...(low === undefined ? [] : [`${test.column} >${equal} ${low}`]),
        ...(high === undefined ? [] : [`${test.column} <${equal} ${high}`]),
      ];
      return { expression: bounds.join(' and ') };
    }
    default:
      return undefined;
  }
};

/** The query of failing rows: of a test that is known, or of the project's or a package's own test macro. */
export const queryOf = async (
  world: World,
  relation: string,
  test: DbtTest,
  findings: Findings,
): Promise<string | undefined> => {
  for (const key of ['error_if', 'warn_if', 'fail_calc', 'limit'])
    if (test.config[key] !== undefined) {
      findings.couldNot(
        test.place,
        `${key} of test ${test.kind}`,
        'a test here fails by any row; write the count into a query of your own under tests',
      );
      return undefined;
    }
  try {
    const where =
      test.config['where'] === undefined ? undefined : render(world, String(test.config['where'])).sql;
    const model =
      where === undefined ? relation : `(select * from ${relation} where ${where}) as tested_rows`;
    const known = genericTests[test.kind];
    if (known)
      return known({
        model,
        column: test.column ?? '',
        args: test.args,
        relation: (key) => relationOf(world, String(test.args[key])),
      });
    return await ofMacro(world, model, test, findings);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    findings.couldNot(test.place, `test ${test.kind}: ${error.message}`, 'write it as a query under tests');
    return undefined;
  }
};

const ofMacro = async (
  world: World,
  model: string,
  test: DbtTest,
  findings: Findings,
): Promise<string | undefined> => {
  const parts = test.kind.split('.');
  const name = `test_${parts.at(-1)}`;
  const inProject = parts.length === 1 && world.macros.has(name);
  const packaged = parts.length > 1 ? world.packages.get(parts[0]!)?.has(name) : false;
  if (!inProject && !packaged) {
    const where =
      parts.length > 1 && !world.packages.has(parts[0]!)
        ? `run \`dbt deps\` first, or write it as a query under tests`
        : 'write it as a query under tests';
    findings.couldNot(test.place, `test ${test.kind} is not known`, where);
    return undefined;
  }
  const names: Record<string, unknown> = { __model: new Thing({ identifier: model }, model) };
  const given = Object.entries(test.args).map(([key, value], index) => {
    if (typeof value === 'string' && isReference(value)) return `${key}=${inner(value)}`;
    names[`__${index}`] = fromJs(value);
    return `${key}=__${index}`;
  });
  if (test.column !== undefined) {
    names['__column'] = test.column;
    given.unshift('column_name=__column');
  }
  const call = `{{ ${[...parts.slice(0, -1), name].join('.')}(${['model=__model', ...given].join(', ')}) }}`;
  return (await tidy(render(world, call, { names }).sql)).trimEnd();
};

const isReference = (value: string): boolean => /^\s*(\{\{)?\s*(ref|source)\s*\(/.test(value);
const inner = (value: string): string => value.replace(/^\s*\{\{|\}\}\s*$/g, '').trim();

/** What `ref('orders')` in an argument is written as. */
const relationOf = (world: World, argument: string): string =>
  isReference(argument) ? render(world, `{{ ${inner(argument)} }}`).sql : argument;

const unused = (name: string, taken: Set<string>): string => {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}_${number}`;
    if (taken.has(tried)) continue;
    taken.add(tried);
    return tried;
  }
};
