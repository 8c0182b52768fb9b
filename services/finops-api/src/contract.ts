import type { contract } from '@rosetta/generated/finops-api/types.ts';
import type { AdminDeps } from '@rosetta/service-admin';
import type { Handler as KitHandler, Input as KitInput, Reply as KitReply } from '@rosetta/service-kit';
import type { Marts } from './reads/marts.ts';

/** The id of an operation of this API. */
export type OperationId = keyof contract['operations'];

/** What handlers are given beside the request. */
export interface Deps extends AdminDeps {
  marts: Marts;
}

/** A handler of this API. */
export type Handler<Id extends OperationId> = KitHandler<contract, Id, Deps>;

/** A documented reply of this API. */
export type Reply<Id extends OperationId> = KitReply<contract, Id>;

/** The checked query of an operation. */
export type Query<Id extends OperationId> = KitInput<contract, Id>['query'];
