import pg from 'pg';
import type { Diagnostics } from '../text/diagnostics.ts';
import { SourceFile } from '../text/sourceFile.ts';
import type { Model } from './types.ts';

const { escapeIdentifier } = pg;

/** A view that the engine makes, with the query that it compiles like any other. */
export interface LatestView {
  model: Model;
  source: SourceFile;
}

/**
 * The view `x_latest` on the newest version of each model that has a `x.v2` or later: a model like another, which
 * others read, and which goes when the versions go.
 */
export const latestViews = (models: ReadonlyMap<string, Model>, diagnostics: Diagnostics): LatestView[] => {
  const versions = Map.groupBy(models.values(), ({ base }) => base);
  return [...versions].flatMap(([base, all]) => {
    const newest = all.reduce((a, b) => (a.version > b.version ? a : b));
    if (newest.version === 1) return [];
    const view = latestView(base, newest);
    const { name } = view.model;
    const at = new SourceFile(newest.contractFile, '').at(0);
    const taken = models.get(name);
    if (taken) {
      diagnostics.add(
        at,
        `${base} has versions, so the engine makes ${name}, which is also ${taken.file}; rename that model`,
      );
      return [];
    }
    if (name.length > 63) {
      diagnostics.add(
        at,
        `${base} has versions, and the name of its view ${name} is longer than 63 characters; shorten ${base}`,
      );
      return [];
    }
    return [view];
  });
};

const latestView = (base: string, newest: Model): LatestView => {
  const columns = newest.columns.map(({ name }) => `    ${escapeIdentifier(name)}`);
  const sql = `select\n${columns.join(',\n')}\nfrom ${newest.name}`;
  return {
    source: new SourceFile(newest.file, sql),
    model: {
      ...newest,
      name: `${base}_latest`,
      latestOf: newest.name,
      sunset: undefined,
      description: `The newest version of ${base}: ${newest.name}. ${newest.description}`.trim(),
      materialized: 'view',
      columns: newest.columns.map((column) => ({ ...column, tests: [] })),
      checks: [],
      tests: [],
      rowCountChange: undefined,
      reconciliations: [],
      freshness: undefined,
      unitTests: [],
      indexes: [],
      incremental: undefined,
      snapshot: undefined,
      hooks: { before: [], after: [] },
      distribution: undefined,
      statementTimeout: undefined,
      seed: undefined,
    },
  };
};
