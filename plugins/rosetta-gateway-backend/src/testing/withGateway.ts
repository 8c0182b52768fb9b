import type { RequestListener } from 'node:http';
import { fakeService } from './fakeService.ts';
import { startGateway } from './startGateway.ts';

/** Starts services and gateways for the tests of one file, and stops them after each test. */
export const withGateway = () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });
  return async (replies: RequestListener[], options: Parameters<typeof startGateway>[1] = {}) => {
    const service = await fakeService(...replies);
    const gateway = await startGateway(service.url, options);
    closers.push(service.close, gateway.close);
    return { service, ...gateway };
  };
};
