export { readRoleMap } from './auth/readRoleMap.ts';
export { parseTrustedIssuers, type TrustedIssuer } from './auth/trustedIssuers.ts';
export { createTokenVerifier, type VerifyToken } from './auth/verifyToken.ts';
export { type ConfigNames, readServiceConfig, type ServiceConfig } from './config.ts';
export { createService, type ServiceOptions } from './createService.ts';
export { createPool, createPoolWhenUp, type PoolOptions } from './database/createPool.ts';
export { sqlStateOf } from './database/sqlState.ts';
export { createLog } from './observe/log.ts';
export {
  BadRequest,
  Conflict,
  type Fault,
  Forbidden,
  NotFound,
  Problem,
  Unauthenticated,
  Unavailable,
} from './problems.ts';
export { type CursorBinding, decodeCursor, encodeCursor } from './reads/cursor.ts';
export { pageOf } from './reads/page.ts';
export { type RunningService, startService, type StartOptions } from './startService.ts';
export type { Caller, ContractTypes, Handler, Handlers, Input, NotModified, Reply } from './types.ts';
