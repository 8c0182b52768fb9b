import { Problem } from './servers/problem.ts';

/** Where each part of the demo listens. */
export type Ports = {
  portal: number;
  finopsApi: number;
  monitoringApi: number;
  finopsBatch: number;
  monitoringBatch: number;
  oidc: number;
  postgres: number;
  raw: number;
};

export type ServerName = keyof Ports;

/** The environment variable that moves a server to another port, and its port without it. */
export const portSettings: Record<ServerName, { variable: string; port: number }> = {
  portal: { variable: 'ROSETTA_PORTAL_PORT', port: 7007 },
  finopsApi: { variable: 'ROSETTA_FINOPS_API_PORT', port: 7102 },
  monitoringApi: { variable: 'ROSETTA_MONITORING_API_PORT', port: 7103 },
  finopsBatch: { variable: 'ROSETTA_FINOPS_BATCH_PORT', port: 7112 },
  monitoringBatch: { variable: 'ROSETTA_MONITORING_BATCH_PORT', port: 7113 },
  oidc: { variable: 'ROSETTA_OIDC_PORT', port: 7109 },
  postgres: { variable: 'ROSETTA_POSTGRES_PORT', port: 7432 },
  raw: { variable: 'ROSETTA_RAW_PORT', port: 7017 },
};

export type Config = { ports: Ports };

const names = Object.keys(portSettings) as ServerName[];

const readPort = (variable: string, value: string): number => {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port >= 1 && port <= 65_535))
    throw new Problem(`${variable}=${value} is not a port: give a whole number from 1 to 65535.`);
  return port;
};

/**
 * The ports to use: the environment's, else those of the demo that was started before, else the fixed ones.
 * @throws Problem for a value that is no port, or one port given to two servers.
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env, remembered: Partial<Ports> = {}): Config => {
  const entries = names.map((name) => {
    const { variable, port } = portSettings[name];
    const value = env[variable];
    return [name, value ? readPort(variable, value) : (remembered[name] ?? port)] as const;
  });
  for (const [index, [name, port]] of entries.entries()) {
    const twin = entries.slice(0, index).find(([, other]) => other === port);
    if (twin)
      throw new Problem(
        `${portSettings[twin[0]].variable} and ${portSettings[name].variable} are both ${port}: give each its own port.`,
      );
  }
  return { ports: Object.fromEntries(entries) as Ports };
};
