import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { Contract } from './contract.ts';

/** One service as it is configured here, with its contract. */
export type Service = Contract & {
  readonly name: string;
  readonly url: string;
  readonly bodyLimit: number;
  /** Milliseconds that an operation may take until its last byte. */
  readonly deadlineOf: (operationId: string) => number;
};

const milliseconds = (config: Config, key: string) =>
  durationToMilliseconds(readDurationFromConfig(config, { key }));

/** An url with a path would let a path of the service hide behind a path of the gateway. */
const originOf = (text: string, key: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username)
    return url.origin;
  throw new Error(
    `${key} is "${text}": write the service's address without a path, such as http://finops-api:7102.`,
  );
};

const readDeadlines = (config: Config, { operations }: Contract, key: string): Map<string, number> => {
  const known = new Set(operations.map(({ operationId }) => operationId));
  return new Map(
    config.keys().map((operationId) => {
      if (known.has(operationId)) return [operationId, milliseconds(config, operationId)];
      throw new Error(`${key}.${operationId} names no operation; use one of ${[...known].join(', ')}.`);
    }),
  );
};

/**
 * Reads `rosetta.services`.
 * @throws when a service has no contract, its url has a path, or a deadline names no operation.
 */
export const readServices = (config: Config, contracts: Readonly<Record<string, Contract>>): Service[] => {
  const services = config.getConfig('rosetta.services');
  return services.keys().map((name) => {
    const key = `rosetta.services.${name}`;
    const contract = contracts[name];
    if (!contract)
      throw new Error(`${key} has no contract here; use one of ${Object.keys(contracts).join(', ')}.`);
    const service = services.getConfig(name);
    const usual = service.has('deadline') ? milliseconds(service, 'deadline') : 20_000;
    const own = service.getOptionalConfig('deadlines');
    const deadlines = own ? readDeadlines(own, contract, `${key}.deadlines`) : new Map<string, number>();
    return {
      ...contract,
      name,
      url: originOf(service.getString('url'), `${key}.url`),
      bodyLimit: service.getOptionalNumber('bodyLimit') ?? 1_048_576,
      deadlineOf: (operationId) => deadlines.get(operationId) ?? usual,
    };
  });
};
