import { plan } from '../cli/plan.ts';
import { ls } from '../cli/ls.ts';
import { library, libraryProject } from '../testing/library.ts';
import { readProject } from './readProject.ts';
import { sunsetWarnings } from './sunsets.ts';
import type { Project } from './project.ts';

describe('a sunset', () => {
  let project: Project;
  beforeAll(async () => {
    const contract = 'materialized: table\ncolumns: { book_code: { type: text } }\n';
    const { directory, drop } = await libraryProject({
      'project.yml':
        'project: library\nschemas: { staging: internal, marts: marts, seeds: internal }\nsources: [sources/*.yml]\nexposures: [uses.yml]\n',
      'uses.yml': 'exposures: [{ name: home, type: page, depends_on: [old.book_code] }]\n',
      'marts/old.sql': 'select book_code from book',
      'marts/old.yml': `model: old\nsunset: 2027-01-31\n${contract}`,
      'marts/old.v2.sql': 'select book_code from book',
      'marts/old.v2.yml': `model: old\nversion: 2\n${contract}`,
      'marts/reader.sql': 'select book_code from old',
      'marts/reader.yml': `model: reader\nsunset: 2027-01-31\n${contract}`,
    });
    project = await readProject(directory);
    await drop();
  });

  it.each([
    ['2026-12-31T23:00:00Z', []],
    [
      '2027-01-01T00:00:00Z',
      [
        'old goes on 2027-01-31, in 30 days; it is still read by reader, page home, which should read old_v2',
        'reader goes on 2027-01-31, in 30 days; it is read by no model and no exposure of this project',
      ],
    ],
    [
      '2027-01-31T00:00:00Z',
      [
        'old was to go on 2027-01-31: delete marts/old.sql and its contract; it is still read by reader, page home, which should read old_v2',
        'reader was to go on 2027-01-31: delete marts/reader.sql and its contract; it is read by no model and no exposure of this project',
      ],
    ],
  ])('on %s is told as %p', (now, expected) => {
    expect(sunsetWarnings(project, new Date(now))).toEqual(expected);
  });
});

it('is told by ls, plan and build', async () => {
  const desk = await library();
  try {
    const { directory, url } = desk;
    await desk.change({
      'marts/spare.sql': 'select book_code from book',
      'marts/spare.yml':
        'model: spare\nmaterialized: table\nsunset: 2020-01-01\ncolumns: { book_code: { type: text } }\n',
    });
    const said: string[] = [];
    const log = (message: string) => void said.push(message);
    await ls(directory, { log });
    await plan(directory, url, {}, log);
    await desk.build({ log });
    const told = said.filter((message) => message.startsWith('spare was to go on 2020-01-01: delete '));
    expect(told).toHaveLength(3);
  } finally {
    await desk.drop();
  }
});
