import type { Figure } from './figure.ts';

/** What the figures were made on. */
export type Machine = { date: string; cores: number; load: string; versions: string[]; skipped: string[] };

const peersOf = ({ peers }: Figure): string =>
  Object.entries(peers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');

/** For the terminal: each work, then what was asked of it. */
export const asText = (figures: Figure[]): string =>
  figures
    .flatMap((figure) => [
      `${figure.work}: ${figure.ours}`,
      ...(Object.keys(figure.peers).length > 0 ? [`    ${peersOf(figure)}`] : []),
      ...figure.checks.map(({ asked, measured, met }) => `  ${met ? '✓' : '✗'} ${asked}: ${measured}`),
    ])
    .join('\n');

/** docs/benchmarks.md, whole. */
export const asMarkdown = (figures: Figure[], machine: Machine): string => {
  const rows = figures.flatMap((figure) =>
    figure.checks.map(({ asked, measured, met }, index) => [
      ...(index === 0 ? [figure.work, figure.ours, peersOf(figure)] : ['', '', '']),
      asked,
      measured,
      met ? 'yes' : '**no**',
    ]),
  );
  const missed = figures.flatMap(({ checks }) => checks).filter(({ met }) => !met).length;
  return `# Benchmarks

How fast the transform engine is, beside dbt and beside the same SQL sent by psql. \`make bench\` makes these figures and writes this page;
\`make bench ONLY=rebuild,nothing\` runs some cases and only prints them. \`RUNS=5\` times each work five times.

Made on ${machine.date}, ${machine.cores} cores, load ${machine.load} before the start; ${machine.versions.join(', ')}. ${
    machine.skipped.length > 0 ? `Skipped: ${machine.skipped.join(', ')}. ` : ''
  }${missed === 0 ? 'Everything that was asked holds.' : `${missed} of what was asked does not hold: see **no**.`}

| work | rosetta-transform | peers | asked | measured | holds |
|---|---|---|---|---|---|
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

How it is measured: whole processes, from start to exit, the middle of several runs (dbt test: one run), all in one go on one PostgreSQL that the
benchmark starts for itself, without fsync for all alike. dbt has its partial parse where the line does not say otherwise. Other work on the machine moves
every figure by tens of percents: trust the ratios, not the seconds. A rebuild changes the root, so that every model above it is built and published
again over what is live; psql drops and creates the same tables. Peers that were not there are skipped and named above.
`;
};
