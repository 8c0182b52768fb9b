import { decodeParameters } from './decodeParameters.ts';
import { faultsOf, maxFaults } from './faults.ts';
import { faultsOfTexts } from './text.ts';
import type { DecodedParameters, Fault, OperationContract, RawRequest, ResponseContract } from './types.ts';

/** Decodes and checks the parameters of a request; with faults the parameters must not be used. */
export const judgeParameters = (
  contract: OperationContract,
  raw: RawRequest,
): { parameters: DecodedParameters; faults: Fault[] } => {
  const { parameters, faults } = decodeParameters(contract.parameters, raw);
  const refused = new Set(faults.map(({ pointer }) => pointer));
  if (!contract.checkParameters(parameters)) {
    // A value that could not be decoded is absent here, and must not be called missing on top.
    faults.push(...faultsOf(contract.checkParameters.errors).filter(({ pointer }) => !refused.has(pointer)));
  }
  return { parameters, faults: faults.slice(0, maxFaults) };
};

/** Checks a request body of a documented media type. */
export const judgeBody = (contract: OperationContract, mediaType: string, body: unknown): Fault[] => {
  if (!contract.body) return [];
  if (body === undefined) return contract.body.required ? [{ pointer: '/body', detail: 'is required' }] : [];
  const unsound = faultsOfTexts(body, '/body');
  const validate = contract.body.content[mediaType];
  if (validate && !validate(body)) unsound.push(...faultsOf(validate.errors, '/body'));
  return unsound.slice(0, maxFaults);
};

/** The contract of a status: its own, that of its class (4XX), or the default one. */
const responseContract = (contract: OperationContract, status: number): ResponseContract | undefined =>
  contract.responses[String(status)] ??
  contract.responses[`${String(status)[0]}XX`] ??
  contract.responses.default;

/** Checks a reply against the documented responses. */
export const judgeReply = (
  contract: OperationContract,
  reply: { status: number; mediaType?: string; body?: unknown; headers: Readonly<Record<string, unknown>> },
): Fault[] => {
  const response = responseContract(contract, reply.status);
  if (!response) return [{ pointer: '/status', detail: `${reply.status} is not documented` }];
  const faults = response.requiredHeaders
    .filter((name) => reply.headers[name] === undefined)
    .map((name) => ({ pointer: `/header/${name}`, detail: 'is required' }));
  if (reply.mediaType === undefined) {
    if (Object.keys(response.content).length > 0) faults.push({ pointer: '/body', detail: 'is required' });
    return faults;
  }
  if (!Object.hasOwn(response.content, reply.mediaType)) {
    return [...faults, { pointer: '/body', detail: `${reply.mediaType} is not documented` }];
  }
  const validate = response.content[reply.mediaType];
  if (validate && !validate(reply.body)) faults.push(...faultsOf(validate.errors, '/body'));
  return faults.slice(0, maxFaults);
};
