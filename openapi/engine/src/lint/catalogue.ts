import type { Severity } from '../options.ts';

/** A rule of the engine: what it is called, how grave it is unless somebody says otherwise, and why it is there. */
export interface CatalogueEntry {
  name: string;
  severity: Severity;
  reason: string;
}

const rule = (name: string, severity: Severity, reason: string): CatalogueEntry => ({
  name,
  severity,
  reason,
});

/** Every rule of the engine's own with its reason, as `rosetta-contract rules` and the README list them. */
export const catalogue: readonly CatalogueEntry[] = [
  rule(
    'operation-verb-noun',
    'error',
    'An operationId names handlers, client calls and test files, so it is a verb and a noun.',
  ),
  rule('operation-tagged', 'warn', 'The reference and the generated clients group operations by their tag.'),
  rule('operation-roles', 'error', 'Forgetting to say who may call an operation must not open it.'),
  rule(
    'path-kebab-case',
    'error',
    'Paths are read aloud and typed by hand; one spelling for all spares looking them up.',
  ),
  rule(
    'parameter-described',
    'error',
    'A description and an example are what a reader of the reference looks for.',
  ),
  rule('response-shown', 'error', 'Readers copy the example of a response before they read its schema.'),
  rule(
    'response-problem',
    'error',
    'When every refusal is application/problem+json, a client needs one way to read errors.',
  ),
  rule(
    'paging-no-offset',
    'error',
    'A page by position skips or repeats rows when others write, and gets slower the deeper it is.',
  ),
  rule('limit-maximum', 'error', 'A page size without a maximum lets one request take the whole table.'),
  rule('request-bounded', 'warn', 'A text or list without a limit lets one request fill the memory.'),
  rule('money-text', 'error', 'A number is a binary fraction in most languages, and loses cents.'),
  rule(
    'time-format',
    'error',
    'With the format date-time or date a generated client has a date, and nonsense is refused.',
  ),
  rule(
    'enum-of-one',
    'error',
    'Generators and unions of types know an enum of one value; many of them ignore const.',
  ),
  rule(
    'object-closed',
    'error',
    'An object that may hold anything lets fields out that nobody decided to publish.',
  ),
  rule('event-named', 'error', 'Events told apart by their name are typed and checked each by itself.'),
  rule(
    'deprecation-planned',
    'error',
    'Callers plan by the day on which an operation ends, and by what comes instead.',
  ),
  rule('successor-known', 'error', 'A successor that is not there sends callers nowhere.'),
  rule('examples', 'error', 'Readers copy examples and defaults, so each must be true to its schema.'),
];
