import type { Argv } from 'yargs';

/** The part of yargs that lays out help; `@types/yargs` does not name it. */
interface Internal {
  getInternalMethods: () => { getUsageInstance: () => { cacheHelpMessage: () => void } };
}

/**
 * A parser that lays out help only when it is asked for: yargs does it beside every command that runs, in case one fails
 * and wants to show it, which none here does, and it takes as long as the parsing of a whole project of fifty models.
 */
export const withoutHelp = <T>(parser: Argv<T>): Argv<T> => {
  (parser as unknown as Internal).getInternalMethods().getUsageInstance().cacheHelpMessage = () => undefined;
  return parser;
};
