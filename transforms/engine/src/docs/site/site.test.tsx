import type { SiteColumn, SiteData, SiteInput, SiteModel } from '../siteData.ts';

const column = (name: string, inputs: SiteInput[] = [], nullable = true): SiteColumn => ({
  name,
  type: 'text',
  description: `The ${name} of a \`thing\`.`,
  nullable,
  tests: nullable ? [] : ['not_null'],
  inputs,
});

const model = (name: string, parents: string[], columns: SiteColumn[]): SiteModel => ({
  name,
  kind: 'table',
  schema: 'marts',
  file: `marts/${name}.sql`,
  description: `About ${name}.`,
  owner: 'group:desk',
  tags: ['daily'],
  grain: { description: 'one row per thing', key: ['id'] },
  base: name,
  version: 1,
  sunset: name === 'fct_loan' ? '2027-01-31' : null,
  parents,
  columns,
  influences: [['desk.loan', 'code', 'JOIN']],
  tests: [
    {
      name: 'id.not_null',
      file: `marts/${name}.yml:4`,
      reads: [name],
      lastFailure: '2026-11-24 00:30 UTC: warned, 3 rows',
    },
  ],
  indexes: [{ columns: ['id'], unique: true }],
  sql: [
    ['keyword', 'select'],
    ['', ' * '],
    ['keyword', 'from'],
    ['', ' '],
    ['relation', parents[0]?.split('.').at(-1) ?? 'nothing'],
  ],
  live: { rows: 1234567, bytes: 2_500_000, builtAt: '2026-11-24 01:00', action: 'replace' },
  lastStatus: 'success, 2026-11-24 00:59 UTC',
});

const many = Array.from({ length: 1000 }, (_, index) => model(`m${index}`, [], [column('id')]));
const data: SiteData = {
  project: 'library',
  generatedAt: '2026-11-24 01:00',
  facts: true,
  lastRun: {
    status: 'failed',
    command: 'build',
    startedAt: '2026-11-24 01:00',
    seconds: 2.34,
    message: 'no room',
  },
  models: [
    model('stg_loan', ['desk.loan'], [column('id', [['desk.loan', 'code', 'IDENTITY']], false)]),
    model(
      'fct_loan',
      ['stg_loan'],
      [
        column('id', [
          ['stg_loan', 'id', 'TRANSFORMATION'],
          ['stg_loan', 'id', 'CONDITIONAL'],
        ]),
        column('constant'),
      ],
    ),
    ...many,
  ],
  sources: [
    {
      name: 'desk.loan',
      file: 'loan.yml',
      description: 'Written at the desk </script><img src=x>',
      columns: [column('code')],
      freshness: null,
      rows: 100,
      bytes: 8192,
    },
  ],
  exposures: [
    {
      name: 'getLoans',
      type: 'api',
      description: '',
      owner: null,
      url: null,
      uses: [{ model: 'fct_loan', column: 'id' }],
    },
  ],
  tests: [
    {
      name: 'every_loan_is_kept',
      file: 'tests/every_loan_is_kept.sql:1',
      reads: ['fct_loan'],
      lastFailure: null,
    },
  ],
};

const main = () => document.querySelector('main')!;
const go = (hash: string) => {
  window.location.hash = hash;
  window.dispatchEvent(new Event('hashchange'));
};
const input = () => document.querySelector<HTMLInputElement>('[role=combobox]')!;
const type = (text: string) => {
  input().value = text;
  input().dispatchEvent(new Event('input'));
};
const press = (key: string, target: Element = input()) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);

beforeAll(async () => {
  document.body.innerHTML =
    '<header><search id="search"></search><nav id="nav"></nav></header><main id="main" tabindex="-1"></main>';
  window.rosettaDocs = data;
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  await import('./main.ts');
});

describe('the docs site', () => {
  it('begins with the models, a hundred at a time', () => {
    expect(main().querySelector('h1')!.textContent).toBe('library');
    expect(main().querySelectorAll('tbody tr')).toHaveLength(100);
    expect(main().textContent).toContain('Last run: build, failed, 2026-11-24 01:00 UTC, 2.3 s. no room');
    expect(main().textContent).toContain('Going away: fct_loan on 2027-01-31');
    const more = [...main().querySelectorAll('button')].find(({ textContent }) =>
      textContent?.startsWith('Show'),
    )!;
    expect(more.textContent).toBe('Show 100 more of 902');
    more.click();
    expect(main().querySelectorAll('tbody tr')).toHaveLength(200);
  });

  it('finds models before columns and tests, and goes where Enter says', () => {
    type('loan');
    expect(options().slice(0, 3)).toEqual([
      expect.stringContaining('stg_loan'),
      expect.stringContaining('fct_loan'),
      expect.stringContaining('getLoans'),
    ]);
    press('ArrowDown');
    press('ArrowDown');
    expect(document.getElementById(input().getAttribute('aria-activedescendant')!)!.textContent).toContain(
      'fct_loan',
    );
    press('Enter');
    expect(window.location.hash).toBe('#/model/fct_loan');
    expect(document.querySelector<HTMLElement>('[role=listbox]')!.hidden).toBe(true);
  });

  it('is searched from anywhere by /, and says when nothing is found', () => {
    press('/', document.body);
    expect(document.activeElement).toBe(input());
    type('zzz');
    expect(document.querySelector('[role=listbox]')!.textContent).toBe('Nothing of that name.');
    press('Escape');
  });

  it('shows what is known of a model', () => {
    go('#/model/fct_loan?column=id');
    const text = main().textContent!;
    for (const part of [
      'success, 2026-11-24 00:59 UTC',
      'group:desk',
      'daily',
      'one row per thing',
      '1,234,567',
      '2.5\u00a0MB',
      '2026-11-24 01:00 UTC',
    ])
      expect(text).toContain(part);
    expect(main().querySelector('tr.chosen details')!.hasAttribute('open')).toBe(true);
    expect(main().querySelector('.inputs li')!.textContent).toBe('stg_loan.id computed, chosen by');
    expect(main().querySelector('td code')!.textContent).toBe('text');
    expect(main().querySelector('pre .sql-relation a')!.getAttribute('href')).toBe('#/model/stg_loan');
    expect(main().querySelector('#tests')!.textContent).toContain('warned, 3 rows');
    expect(main().querySelector('#exposures')!.textContent).toContain('getLoans: id');
    expect(document.title).toBe('fct_loan · library');
  });

  it('shows where a source’s column goes', () => {
    go('#/source/desk.loan?column=code');
    expect(main().querySelector('.inputs')!.textContent).toBe('stg_loan.id same value');
    expect(main().querySelector('.lead')!.textContent).toBe('Written at the desk </script><img src=x>');
  });

  it('draws the surroundings of a model, and the way of a column', () => {
    go('#/graph?focus=stg_loan&steps=1');
    const names = () =>
      [...main().querySelectorAll('.node .name')].map(({ textContent }) => textContent).sort();
    expect(names()).toEqual(['desk.loan', 'fct_loan', 'stg_loan']);
    go('#/graph?focus=fct_loan&column=constant');
    expect(names()).toEqual(['fct_loan']);
    go('#/graph?focus=fct_loan&column=id');
    expect(
      [...main().querySelectorAll('.node .column')].map(({ textContent }) => textContent).sort(),
    ).toEqual(['code', 'id', 'id']);
    expect(names()).toEqual(['desk.loan', 'fct_loan', 'getLoans', 'stg_loan']);
    const x = (name: string) => {
      const text = [...main().querySelectorAll('.node .name')].find(
        ({ textContent }) => textContent === name,
      )!;
      return Number(/translate\(([\d.]+)/.exec(text.closest('.node')!.getAttribute('transform')!)![1]);
    };
    expect(x('desk.loan')).toBeLessThan(x('stg_loan'));
    expect(x('stg_loan')).toBeLessThan(x('fct_loan'));
    expect(x('fct_loan')).toBeLessThan(x('getLoans'));
  });

  it('says so when there is no such page', () => {
    go('#/model/nothing');
    expect(main().textContent).toContain('Nothing is named nothing here.');
    go('#/tests');
    expect(main().textContent).toContain('every_loan_is_kept');
  });
});
