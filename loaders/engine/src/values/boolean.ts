import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

/** True or false, also as the text that sources with strings everywhere send. */
export const readBoolean = (value: unknown): string | Refusal => {
  const text = scalarText(value)?.trim().toLowerCase();
  return text === 'true' || text === 'false' ? text : refuse(value, 'true or false');
};
