import { readConfig } from './config.ts';

describe('the ports of the demo', () => {
  it('are fixed ones without an environment', () => {
    expect(readConfig({}).ports).toEqual({
      portal: 7007,
      finopsApi: 7102,
      monitoringApi: 7103,
      finopsBatch: 7112,
      monitoringBatch: 7113,
      oidc: 7109,
      postgres: 7432,
      raw: 7017,
    });
  });

  it('come from the environment first, then from the demo that was started before', () => {
    const { ports } = readConfig({ ROSETTA_PORTAL_PORT: '8007' }, { portal: 9007, oidc: 9109 });
    expect(ports).toMatchObject({ portal: 8007, oidc: 9109, postgres: 7432 });
  });

  it.each(['0', '65536', '-1', '80.5', '0x50', 'http', '123456'])(
    'refuse %s, naming the variable',
    (value) => {
      expect(() => readConfig({ ROSETTA_OIDC_PORT: value })).toThrow(
        `ROSETTA_OIDC_PORT=${value} is not a port: give a whole number from 1 to 65535.`,
      );
    },
  );

  it('refuse one port for two servers', () => {
    expect(() => readConfig({ ROSETTA_RAW_PORT: '7432' })).toThrow(
      'ROSETTA_POSTGRES_PORT and ROSETTA_RAW_PORT are both 7432: give each its own port.',
    );
  });
});
