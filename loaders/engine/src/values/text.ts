import { refuse, type Refusal } from './refusal.ts';
import { scalarText } from './scalar.ts';

/** Any scalar as text; a list or an object is refused, since its text would be an accident. */
export const readText = (value: unknown): string | Refusal => scalarText(value) ?? refuse(value, 'text');
