import type { CommandModule } from 'yargs';

/** A command, whatever it takes: only its own file knows that. */
type Command = CommandModule<object, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The commands by name, in the order of the help; each is loaded when it is asked for. */
const loaders: Record<string, () => Promise<Command>> = {
  plan: async () => (await import('./plan.ts')).planCommand,
  build: async () => (await import('./build.ts')).buildCommand,
  retry: async () => (await import('./retry.ts')).retryCommand,
  test: async () => (await import('./test.ts')).testCommand,
  failures: async () => (await import('./failures.ts')).failuresCommand,
  fresh: async () => (await import('./fresh.ts')).freshCommand,
  docs: async () => (await import('./docs.ts')).docsCommand,
  lineage: async () => (await import('./lineage.ts')).lineageCommand,
  ls: async () => (await import('./ls.ts')).lsCommand,
  compile: async () => (await import('./compile.ts')).compileCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  drop: async () => (await import('./drop.ts')).dropCommand,
  'import-dbt': async () => (await import('./importDbt.ts')).importDbtCommand,
};

/** What a person may ask for. */
export const commandNames: readonly string[] = Object.keys(loaders);

/** The command that a command line begins with; all of them when it begins with something else. */
export const commandsFor = (typed: string | undefined): Promise<Command[]> => {
  const asked = typed !== undefined && Object.hasOwn(loaders, typed) ? [typed] : commandNames;
  return Promise.all(asked.map((name) => loaders[name]!()));
};
