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
}

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
