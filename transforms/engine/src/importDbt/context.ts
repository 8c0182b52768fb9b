import { crossDatabase, native } from './crossDatabase.ts';
import { dbtDate, dbtUtils, type PackageHelp } from './dbtUtils.ts';
import { type Evaluator, returns } from './jinja/evaluate.ts';
import { TemplateError } from './jinja/pieces.ts';
import { fromJs, Namespace, print, Thing, toJs, type Callable, type Value } from './jinja/values.ts';
import type { Macro } from './macros.ts';
import { relationThing, written, type DbtRelation } from './relation.ts';
import type { Mapping } from './yamlText.ts';

/** What templates of a project are evaluated against. */
export interface World {
  project: string;
  target: { name: string; schema: string };
  vars: Mapping;
  macros: ReadonlyMap<string, Macro>;
  packages: ReadonlyMap<string, ReadonlyMap<string, Macro>>;
  ref: (name: string, version: Value) => DbtRelation | undefined;
  source: (source: string, table: string) => DbtRelation | undefined;
  /** The columns of a relation by its written name, once they are known. */
  columns: (relation: string) => { name: string; type: string }[] | undefined;
}

/** What is particular to the template that is evaluated, and what came of it. */
export interface Subject {
  relation: DbtRelation | undefined;
  incremental: boolean;
  config: Mapping;
  /** The config that the template itself sets. */
  configured: Mapping;
  refs: Set<string>;
  sources: Set<string>;
  asksIncremental: boolean;
  /** More names, such as `model` and `column_name` of a test, or `node` of a schema's name. */
  names: Record<string, Value>;
}

const raise = (message: string) => {
  throw new TemplateError(message);
};

const asksDatabase =
  (name: string): Callable =>
  () =>
    raise(`${name} asks the database for rows while compiling, and plain SQL has no compile step`);

/** The names in reach of a template: its own, the project's macros, dbt's, and the packages'. */
export const contextOf = (world: World, subject: Subject, evaluator: Evaluator) => {
  const help: PackageHelp = {
    variable: (name, otherwise) => (name in world.vars ? fromJs(world.vars[name]) : otherwise),
    columns: (relation) => world.columns(written(relation))?.map(({ name }) => name),
  };
  const builtIn: Record<string, Record<string, Callable>> = {
    dbt: crossDatabase,
    dbt_utils: dbtUtils(help),
    dbt_date: dbtDate(help),
  };
  const bind = (macro: Macro): Callable => evaluator.macro(macro.node, { lookup });
  const inPackage = (name: string, macro: string): Callable | undefined => {
    if (name === world.project) return bound(world.macros, macro);
    return builtIn[name]?.[macro] ?? bound(world.packages.get(name), macro);
  };
  const bound = (macros: ReadonlyMap<string, Macro> | undefined, name: string): Callable | undefined => {
    const macro = macros?.get(name);
    return macro && bind(macro);
  };
  const packageThing = (name: string): Thing =>
    new Thing(
      (macro) =>
        inPackage(name, macro) ??
        (world.packages.has(name) || name in builtIn
          ? raise(`there is no plain form of ${name}.${macro}`)
          : raise(`package ${name} is not installed here; run \`dbt deps\` first`)),
    );
  const dispatch = (name: string, namespace: string | undefined): Callable => {
    for (const prefix of ['postgres__', 'default__', '']) {
      const own = prefix === '' ? undefined : bound(world.macros, `${prefix}${name}`);
      if (own) return own;
    }
    const spaces = namespace ? [namespace] : [...world.packages.keys()];
    for (const space of [...spaces, 'dbt']) {
      const found =
        builtIn[space]?.[name] ??
        ['postgres__', 'default__']
          .map((prefix) => bound(world.packages.get(space), `${prefix}${name}`))
          .find(Boolean);
      if (found) return found;
    }
    return raise(`macro ${name} has no postgres__${name} and no default__${name}`);
  };
  const globals = dbtNames(world, subject, { dispatch, help });
  const lookup = (name: string): Value => {
    if (Object.hasOwn(subject.names, name)) return subject.names[name];
    const macro = world.macros.get(name);
    if (macro) return bind(macro);
    if (Object.hasOwn(globals, name)) return globals[name];
    if (Object.hasOwn(crossDatabase, name)) return crossDatabase[name];
    if (name === world.project || name in builtIn || world.packages.has(name)) return packageThing(name);
    return undefined;
  };
  return { lookup };
};

interface Helpers {
  dispatch: (name: string, namespace: string | undefined) => Callable;
  help: PackageHelp;
}

const dbtNames = (world: World, subject: Subject, { dispatch, help }: Helpers): Record<string, Value> => {
  const relation = (found: DbtRelation | undefined, missing: string, kind: 'refs' | 'sources') => {
    if (!found) return raise(missing);
    subject[kind].add(found.written);
    return relationThing(found);
  };
  const configure: Callable = (args, named) => {
    const given = Object.fromEntries(
      [...((args[0] as Map<string, Value>) ?? []), ...named].map(([key, value]) => [key, toJs(value)]),
    );
    Object.assign(subject.configured, given);
    return '';
  };
  const configured = (name: Value, otherwise: Value) =>
    fromJs({ ...subject.config, ...subject.configured }[print(name)]) ?? otherwise ?? null;
  const columnsOf = native('relation', (of) =>
    (world.columns(written(of)) ?? []).map(
      ({ name, type }) =>
        new Thing(
          {
            name,
            column: name,
            dtype: type,
            data_type: type,
            quoted: `"${name}"`,
            is_string: () => /char|text/.test(type),
          },
          name,
        ),
    ),
  );
  return {
    true: true,
    false: false,
    none: null,
    True: true,
    False: false,
    None: null,
    execute: true,
    ref: native('a b version v', (a, b, version, v) =>
      relation(
        world.ref(print(b === undefined ? a : b), version ?? v ?? null),
        `ref('${print(b ?? a)}') names no model, seed or snapshot`,
        'refs',
      ),
    ),
    source: native('source table', (source, table) =>
      relation(
        world.source(print(source), print(table)),
        `source('${print(source)}', '${print(table)}') is not declared`,
        'sources',
      ),
    ),
    this: subject.relation ? relationThing(subject.relation) : undefined,
    config: callableThing(configure, {
      get: native('name default', configured),
      require: native('name', (name) => configured(name, null)),
      persist_relation_docs: () => false,
    }),
    var: callableThing(
      native('name default', (name, otherwise) => {
        if (!(print(name) in world.vars) && otherwise === undefined)
          return raise(`var('${print(name)}') is not set in dbt_project.yml and has no default; pass --vars`);
        return help.variable(print(name), otherwise);
      }),
      { has_var: native('name', (name) => print(name) in world.vars) },
    ),
    env_var: native(
      'name default',
      (name, otherwise) =>
        process.env[print(name)] ??
        otherwise ??
        raise(`env_var('${print(name)}') is not set and has no default`),
    ),
    target: new Thing({
      name: world.target.name,
      schema: world.target.schema,
      type: 'postgres',
      database: 'database',
      dbname: 'database',
      profile_name: world.project,
      threads: 4,
    }),
    is_incremental: () => {
      subject.asksIncremental = true;
      return subject.incremental;
    },
    should_full_refresh: () => !subject.incremental,
    flags: new Thing({ FULL_REFRESH: false, WHICH: 'run', EMPTY: false, STORE_FAILURES: false }),
    return: returns,
    log: () => '',
    print: () => '',
    debug: () => '',
    doc: () => '',
    set: native('list', (list) => list),
    zip: native('a b', (a, b) => (a as Value[]).map((each, index) => [each, (b as Value[])[index]])),
    range: native('a b step', (a, b, step) => {
      const [from, to, by] = [b === undefined ? 0 : Number(a), Number(b ?? a), Number(step ?? 1)];
      return Array.from(
        { length: Math.max(0, Math.ceil((to - from) / by)) },
        (_, index) => from + index * by,
      );
    }),
    namespace: (_: Value[], named: Map<string, Value>) => new Namespace(new Map(named)),
    dict: (_: Value[], named: Map<string, Value>) => new Map(named),
    tojson: native('value', (value) => JSON.stringify(toJs(value))),
    fromjson: native('text', (text) => fromJs(JSON.parse(print(text)))),
    exceptions: new Thing({
      raise_compiler_error: native('message', (message) => raise(`the project says: ${print(message)}`)),
      warn: () => '',
    }),
    adapter: new Thing({
      dispatch: native('macro_name macro_namespace', (name, space) =>
        dispatch(
          print(name).split('.').at(-1)!,
          space === undefined || space === null ? undefined : print(space),
        ),
      ),
      quote: native('identifier', (name) => `"${print(name)}"`),
      get_columns_in_relation: columnsOf,
      get_relation: asksDatabase('adapter.get_relation'),
      type: () => 'postgres',
    }),
    api: new Thing({
      Column: new Thing({
        translate_type: native('type', (type) =>
          print(crossDatabase[`type_${print(type).toLowerCase()}`]?.([], new Map()) ?? type),
        ),
      }),
    }),
    modules: new Thing((name) => raise(`modules.${name} runs Python while compiling`)),
    run_started_at: new Thing(
      (name) => raise(`run_started_at.${name} is the time of a run; write now()`),
      'now()',
    ),
    run_query: asksDatabase('run_query'),
    statement: asksDatabase('statement'),
    load_result: asksDatabase('load_result'),
    invocation_id: raiseOnPrint('invocation_id names one run of dbt'),
    graph: new Thing(() => raise('graph looks into dbt itself')),
    model: new Thing({
      name: subject.relation?.identifier,
      alias: subject.relation?.identifier,
      unique_id: `model.${world.project}.${subject.relation?.identifier}`,
    }),
  } satisfies Record<string, Value | Callable>;
};

/** Something to call that also has members, such as `config.get`. */
const callableThing = (callable: Callable, members: Record<string, Value>): Value => {
  const thing = (...args: Parameters<Callable>) => callable(...args);
  return Object.assign(thing, { members });
};

const raiseOnPrint = (message: string): Thing => new Thing(() => raise(message), '');
