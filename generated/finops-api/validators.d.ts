// Written by the contract generator from the OpenAPI spec; edit the spec instead.
import type { OperationContract } from './runtime/index.ts';

/** The contract of each operation, compiled ahead of time. */
export declare const validators: {
  readonly getCostTree: OperationContract;
  readonly listMonthlyCosts: OperationContract;
  readonly listCostLines: OperationContract;
  readonly listCostDimensions: OperationContract;
  readonly getLastPublication: OperationContract;
};

export { judgeBody, judgeParameters, judgeReply } from './runtime/index.ts';
