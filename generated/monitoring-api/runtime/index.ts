export { judgeBody, judgeParameters, judgeReply } from './judge.ts';
export type {
  DecodedParameters,
  Fault,
  OperationContract,
  ParameterSpec,
  RawRequest,
  ResponseContract,
  Validator,
} from './types.ts';
