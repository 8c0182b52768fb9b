export { faultsOf, maxFaults } from './faults.ts';
export { judgeParameters, judgeReply, responseContract } from './judge.ts';
export { faultsOfTexts } from './text.ts';
export type {
  DecodedParameters,
  Fault,
  OperationContract,
  ParameterSpec,
  RawRequest,
  ResponseContract,
  Validator,
} from './types.ts';
