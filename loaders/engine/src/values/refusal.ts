/** Why a value cannot become its column's type; a value, not an exception, because a bad file holds thousands. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Says what was found, shortened so that a reason stays one readable sentence. */
export const refuse = (value: unknown, expected: string): Refusal => {
  const shown =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'object'
        ? kindOf(value)
        : String(value);
  return new Refusal(`${shown.length > 60 ? `${shown.slice(0, 57)}...` : shown} is not ${expected}`);
};

const kindOf = (value: object | null): string => {
  if (Array.isArray(value)) return 'a list';
  return value && '_bsontype' in value ? `a ${String(value._bsontype)}` : 'an object';
};
