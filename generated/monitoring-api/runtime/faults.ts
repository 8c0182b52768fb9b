import type { CompiledError, Fault } from './types.ts';

/** No more than this many faults are listed: enough to mend a request, too few to be a burden. */
export const maxFaults = 50;

const escape = (key: unknown): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

const detailOf = ({ keyword, message, params }: CompiledError): string => {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is not known here';
  if (keyword === 'false schema') return 'must not be sent';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'format' && params.format === 'month') return 'must be a month like 2024-09';
  if (keyword === 'format') return `must be a valid ${String(params.format)}`;
  return message ?? 'is not allowed';
};

const keyOf = ({ keyword, params }: CompiledError): unknown =>
  keyword === 'required' ? params.missingProperty : (params.additionalProperty ?? params.unevaluatedProperty);

/** Turns the errors of a compiled schema into pointers with a sentence each. */
export const faultsOf = (errors: readonly CompiledError[] | null | undefined, root = ''): Fault[] => {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const error of errors ?? []) {
    const key = keyOf(error);
    const fault = {
      pointer: `${root}${error.instancePath}${key === undefined ? '' : `/${escape(key)}`}`,
      detail: detailOf(error),
    };
    const identity = `${fault.pointer} ${fault.detail}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    faults.push(fault);
    if (faults.length === maxFaults) break;
  }
  return faults;
};
