import { TemplateError } from './pieces.ts';
import { equal, Float, isNumber, print, repr, Thing, toNumber, type Value } from './values.ts';

/** Python's binary operators, `and` and `or` aside: those do not look at both sides. */
export const binary = (operator: string, left: Value, right: Value): Value => {
  switch (operator) {
    case '~':
      return print(left) + print(right);
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'not in':
      return !contains(right, left);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, left, right);
    default:
      return arithmetic(operator, left, right);
  }
};

/** True when a list, a dictionary's keys or a text holds a value. */
export const contains = (whole: Value, part: Value): boolean => {
  if (typeof whole === 'string') return whole.includes(print(part));
  if (whole instanceof Map) return [...whole.keys()].some((key) => equal(key, part));
  if (Array.isArray(whole)) return whole.some((each) => equal(each, part));
  if (whole === undefined) return false;
  throw new TemplateError(`${repr(whole)} cannot be searched`);
};

const compare = (operator: string, left: Value, right: Value): boolean => {
  const [a, b] = [sortable(left), sortable(right)];
  if (typeof a !== typeof b)
    throw new TemplateError(`${repr(left)} ${operator} ${repr(right)} cannot be compared`);
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
};

/** What a value is ordered by. @throws TemplateError for what has no order. */
export const sortable = (value: Value): number | string => {
  if (isNumber(value) || typeof value === 'boolean') return toNumber(value);
  if (typeof value === 'string') return value;
  if (value instanceof Thing) return value.text;
  throw new TemplateError(`${value === undefined ? 'what is not defined' : repr(value)} has no order`);
};

const arithmetic = (operator: string, left: Value, right: Value): Value => {
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  }
  if (operator === '*' && typeof right === 'number') {
    if (typeof left === 'string') return left.repeat(Math.max(0, right));
    if (Array.isArray(left)) return Array.from({ length: right }, () => left).flat();
  }
  if (operator === '%' && typeof left === 'string')
    return percent(left, Array.isArray(right) ? right : [right]);
  if (!number(left) || !number(right))
    throw new TemplateError(
      `${repr(left) || 'undefined'} ${operator} ${repr(right) || 'undefined'} cannot be computed`,
    );
  const [a, b] = [toNumber(left), toNumber(right)];
  const fraction = left instanceof Float || right instanceof Float;
  const result = compute(operator, a, b);
  return operator === '/' || fraction || (operator === '**' && b < 0) ? new Float(result) : result;
};

const compute = (operator: string, a: number, b: number): number => {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '**':
      return a ** b;
  }
  if (b === 0) throw new TemplateError('division by zero');
  if (operator === '/') return a / b;
  const quotient = Math.floor(a / b);
  return operator === '//' ? quotient : a - quotient * b;
};

const number = (value: Value): value is number | Float | boolean =>
  isNumber(value) || typeof value === 'boolean';

/** `'%s_%03d' % (a, b)`. */
export const percent = (format: string, values: readonly Value[]): string => {
  let next = 0;
  return format.replace(
    /%(0?)(\d*)(?:\.(\d+))?([sdifr%])/g,
    (_, zero: string, width: string, digits: string, kind: string) => {
      if (kind === '%') return '%';
      const value = values[next++];
      const text =
        kind === 'f'
          ? toNumber(value as number).toFixed(Number(digits ?? 6))
          : kind === 'r'
            ? repr(value)
            : print(value);
      return text.padStart(Number(width || 0), zero ? '0' : ' ');
    },
  );
};
