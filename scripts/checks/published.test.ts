import { publishedApis } from '../generate/published.ts';
import { allChecks } from './checks.ts';
import { publishedCheck } from './published.ts';

describe('the gate of make test', () => {
  it('is passed by what is generated now', async () => {
    expect(await allChecks().published?.[0]?.run()).toEqual({ passed: 1, failed: 0, failures: [] });
  });

  it('is shut when a published operation or response property is gone, and says where and what to do', async () => {
    const lines: string[] = [];
    const broken = async () =>
      (await publishedApis('finops-api')).map((api) => {
        const document = structuredClone(api.document);
        delete document.paths?.['/v1/costs/lines'];
        const line = document.components?.schemas?.MonthlyCost as { properties: object; required: string[] };
        delete (line.properties as { month?: object }).month;
        line.required = line.required.filter((property) => property !== 'month');
        return { ...api, document };
      });
    const outcome = await publishedCheck(broken, (line) => lines.push(line)).run();
    expect(outcome.failures).toEqual([expect.stringContaining('put the new one beside it at /v2')]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^GET \/v1\/costs\/lines \(listCostLines\): breaks who uses Rosetta FinOps API 1\..*the operation is gone/,
      ),
      expect.stringMatching(
        /^GET \/v1\/costs\/monthly \(listMonthlyCosts\): breaks who uses .*items\/\/?month/,
      ),
    ]);
  });
});
