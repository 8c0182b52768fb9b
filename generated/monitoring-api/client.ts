// Written by the contract generator from the OpenAPI spec; edit the spec instead.
import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.ts';

/** Calls the API with the types of its spec. */
export type MonitoringClient = Client<paths>;

/** Makes a client; `baseUrl` is what stands before the paths of the spec, and `fetch` may add a token. */
export const createMonitoringClient = (options: ClientOptions): MonitoringClient => createClient<paths>(options);
