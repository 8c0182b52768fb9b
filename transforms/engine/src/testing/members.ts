import { formatDiagnostic } from '../text/diagnostics.ts';
import { library, type Changes } from './library.ts';

/** The members of the library, as the desk writes them. */
const source =
  'source: desk.member\ncolumns: { member_id: { type: bigint }, name: { type: text }, level: { type: integer }, changed_at: { type: timestamptz } }\n';

/** The columns of the plain query. */
export const all = 'member_id: { type: bigint }, name: { type: text }, level: { type: integer }';

/** The contract of `member_history`. */
export const snapshot = (how: string, columns = all, more = ''): Changes => ({
  'marts/member_history.yml': `model: member_history\ndescription: Members as they were.\nmaterialized: snapshot\n${more}snapshot: { key: [member_id], ${how} }\ncolumns: { ${columns} }\n`,
});

/** The query of `member_history`. */
export const sql = (text: string): Changes => ({ 'marts/member_history.sql': text });
/** The members without their time. */
export const plain = sql('select member_id, name, level from desk.member');
/** The members by the time of their last change. */
export const timed = {
  ...sql('select member_id, name, level, changed_at from desk.member'),
  ...snapshot('strategy: timestamp, updated_at: changed_at', `${all}, changed_at: { type: timestamptz }`),
};

/** The library with two members at the desk, and a snapshot of them to be written. */
export const memberDesk = async () => {
  const desk = await library({ 'sources/member.yml': source });
  await desk.query(
    "create table desk.member (member_id bigint, name text, level integer, changed_at timestamptz); insert into desk.member values (1, 'Ann', 1, '2026-01-01Z'), (2, null, 2, '2026-01-02Z')",
  );
  return {
    ...desk,
    /** Builds, and says what became of the snapshot. */
    built: async () => {
      const result = await desk.build();
      const step = result.models.find(({ model }) => model === 'member_history')!;
      return { ...step, status: result.status, shown: step.error && formatDiagnostic(step.error) };
    },
    history: () =>
      desk.query<Record<string, unknown>>(
        'select member_id::int, name, level, valid_from, valid_to from marts.member_history order by member_id, valid_from',
      ),
  };
};
