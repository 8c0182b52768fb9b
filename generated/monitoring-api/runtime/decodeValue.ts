import type { ValueShape } from './types.ts';
import { faultOfText } from './text.ts';

/** A decoded value, or the sentence that says why there is none. */
export type Decoded = { value: unknown } | { fault: string };

/** Undoes percent-encoding, and `+` in a query. */
export const decodeText = (raw: string, plusIsSpace: boolean): Decoded => {
  try {
    const value = decodeURIComponent(plusIsSpace ? raw.replaceAll('+', ' ') : raw);
    const fault = faultOfText(value);
    return fault ? { fault } : { value };
  } catch {
    return { fault: 'must be percent-encoded UTF-8' };
  }
};

/** Reads one text as the shape says, strictly: "0x10", " 1", "1e3" and "" are no integers, "yes" is no boolean. */
export const decodeScalar = (text: string, shape: ValueShape): Decoded => {
  switch (shape.kind) {
    case 'integer': {
      if (!/^-?(0|[1-9]\d*)$/.test(text)) return { fault: 'must be a whole number' };
      const value = Number(text);
      return Number.isSafeInteger(value)
        ? { value }
        : { fault: 'must be a whole number within ±9007199254740991' };
    }
    case 'number': {
      if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return { fault: 'must be a number' };
      const value = Number(text);
      return Number.isFinite(value) ? { value } : { fault: 'must be a number that fits' };
    }
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { value: text === 'true' }
        : { fault: 'must be true or false' };
    case 'json':
      try {
        return { value: JSON.parse(text) };
      } catch {
        return { fault: 'must be JSON' };
      }
    default:
      return { value: text };
  }
};
