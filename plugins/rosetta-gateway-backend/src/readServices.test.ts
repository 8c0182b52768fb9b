import { ConfigReader } from '@backstage/config';
import { readServices } from './readServices.ts';

const contracts = {
  finops: {
    audience: 'a',
    operations: [{ operationId: 'getCostTree', method: 'GET', path: '/v1/costs/tree', roles: [] }],
  },
};
const read = (services: object) =>
  readServices(new ConfigReader({ rosetta: { services: services as never } }), contracts);

describe('readServices', () => {
  it('reads urls and deadlines', () => {
    const [finops] = read({
      finops: { url: 'http://api:7102/', deadline: '5s', deadlines: { getCostTree: { minutes: 1 } } },
    });
    expect(finops).toMatchObject({ name: 'finops', url: 'http://api:7102', bodyLimit: 1_048_576 });
    expect([finops?.deadlineOf('getCostTree'), finops?.deadlineOf('other')]).toEqual([60_000, 5_000]);
  });

  it.each([
    [
      'a service without a contract',
      { billing: { url: 'http://x' } },
      'rosetta.services.billing has no contract here; use one of finops.',
    ],
    [
      'an url with a path',
      { finops: { url: 'http://x/v1' } },
      'rosetta.services.finops.url is "http://x/v1": write the service\'s address',
    ],
    ['an url that is none', { finops: { url: 'x' } }, 'rosetta.services.finops.url is "x"'],
    [
      'a deadline of no operation',
      { finops: { url: 'http://x', deadlines: { getTree: '1s' } } },
      'rosetta.services.finops.deadlines.getTree names no operation; use one of getCostTree.',
    ],
  ])('refuses %s', (_name, services, message) => {
    expect(() => read(services)).toThrow(message);
  });
});
