import { createFinopsApi } from './api/finopsApi';
import { linesCsv } from './lines/linesCsv';
import { treeCsv } from './drilldown/treeCsv';
import { monthlyCsv } from './trend/monthlyCsv';
import { publicationsOf } from './operations/usePublicationGuard';
import { fakeFinopsApi } from './testing/fakeFinopsApi';

const query = { from: '2024-09', to: '2024-10', currency: 'USD' } as const;
const lines = (csv: string) => csv.replace('\uFEFF', '').trimEnd().split('\r\n');

describe('what the page exports', () => {
  it('is a level of the tree, exact', async () => {
    const client = await fakeFinopsApi().api.client();
    const { data } = await client.GET('/v1/costs/tree', { params: { query: { ...query, level: 'domain' } } });
    expect(lines(treeCsv([data!]))).toEqual([
      'level,id,name,currency,cost_kind,cost,direct,indirect,unallocated,line_count,publication_id',
      'domain,cloud,Cloud,USD,billed,20.5,15.50000000000000001,4.99999999999999999,0,3,17',
      'domain,unclassified,unclassified,USD,billed,0.02022672899,0,0,0.02022672899,1,17',
    ]);
  });

  it('is every property of every line, all pages', async () => {
    const client = await fakeFinopsApi().api.client();
    const pages = await Promise.all(
      [undefined, '1'].map(
        async (cursor) =>
          (await client.GET('/v1/costs/lines', { params: { query: { ...query, cursor } } })).data!,
      ),
    );
    const [header, first, second] = lines(linesCsv(pages));
    expect(header).toMatch(/^line_id,charge_month,.*,cost,share,cost_kind,publication_id$/);
    expect(first).toContain('"Hours, ""on demand"""');
    expect(second).toContain(',indirect,network,0.25,,4.99999999999999999,4.99999999999999999,billed,17');
  });

  it('is the months of a chart, with what they are split by', async () => {
    const client = await fakeFinopsApi().api.client();
    const { data } = await client.GET('/v1/costs/monthly', {
      params: { query: { ...query, groupBy: 'domain' } },
    });
    expect(lines(monthlyCsv(data!.items, { split: 'domain', costKind: 'billed', publication: 17 }))[1]).toBe(
      '2024-09,domain,cloud,Cloud,USD,billed,20.5,17',
    );
  });
});

describe('publications of an answer', () => {
  it('are found in single answers, in pages and in the publication itself', () => {
    expect(publicationsOf({ publication: { id: 3 } })).toEqual([3]);
    expect(publicationsOf({ pages: [{ publication: { id: 3 } }, { publication: { id: 4 } }] })).toEqual([
      3, 4,
    ]);
    expect(publicationsOf({ id: 5 })).toEqual([5]);
    expect(publicationsOf(undefined)).toEqual([]);
  });
});

describe('the API client', () => {
  it('calls the gateway below /finops, and asks again after a discovery that failed', async () => {
    const getBaseUrl = jest
      .fn()
      .mockRejectedValueOnce(new Error('not yet'))
      .mockResolvedValue('http://portal/api/rosetta');
    const api = createFinopsApi({ discovery: { getBaseUrl }, fetch: { fetch: jest.fn() } });
    await expect(api.client()).rejects.toThrow('not yet');
    await expect(api.client()).resolves.toHaveProperty('GET');
    await api.client();
    expect(getBaseUrl).toHaveBeenCalledTimes(2);
  });
});
