/** What a failing row is shown with: numbers that JavaScript would round are kept as texts. */
export const sampleRow = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && digits(context.source) > 15
      ? context.source
      : value,
  );

const digits = (number: string): number => number.replace(/e.*$/i, '').replace(/\D|^[-0.]+/g, '').length;
