/** What one API's generation needs to know; extension names are the caller's, so that the engine stays neutral. */
export interface ApiOptions {
  /** The entry file of the spec. */
  spec: string;
  /** The folder that the generated files go to. */
  out: string;
  /** The name of the client factory, such as `createShopClient`. */
  clientName: string;
  /** The names of the extensions that the spec uses. */
  extensions: ExtensionNames;
  /** The roles that an operation may name; any name is taken when absent. */
  roles?: readonly string[];
  /** How grave a rule is, by its name; `all` stands for every rule that is not named. */
  rules?: RuleSeverities;
}

/** `error` stops the generation, `warn` is only told by lint. */
export type Severity = 'error' | 'warn' | 'off';

/** The severity of rules by name, of the engine's own, of redocly's, and of `all` others. */
export type RuleSeverities = Readonly<Record<string, Severity>>;

/** The names of the vendor extensions that carry meaning for the engine. */
export interface ExtensionNames {
  /** On an operation: the list of roles, any of which may call it. */
  roles: string;
  /** On a response property: the column (or columns) of the data contract that it is read from. */
  column: string;
}

/** A sentence about something that is wrong, with the place it is wrong in. */
export interface Finding {
  where: string;
  message: string;
  /** Left out for an error. */
  severity?: 'warn';
}

/** Thrown when a spec cannot be generated from; lists everything that was found. */
export class ContractError extends Error {
  readonly findings: readonly Finding[];

  constructor(summary: string, findings: readonly Finding[]) {
    super([summary, ...findings.map(({ where, message }) => `  ${where}: ${message}`)].join('\n'));
    this.name = 'ContractError';
    this.findings = findings;
  }
}
