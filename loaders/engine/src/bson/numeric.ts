import type { Sink } from './sink.ts';

const zero = 48;

/**
 * A decimal number as numeric sends it: groups of four digits around the point. Says false, and writes nothing, when the
 * text is no decimal number or one that numeric cannot hold.
 */
export const putNumeric = (sink: Sink, text: string): boolean => {
  let at = 0;
  const sign = text.charCodeAt(0);
  const isNegative = sign === 45;
  if (isNegative || sign === 43) at = 1;
  // Where the digits stand: two stretches around a point.
  const start = at;
  let point = -1;
  let digits = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46 && point < 0) point = digits;
    else if (code >= zero && code <= 57) digits += 1;
    else break;
  }
  if (!digits) return false;
  const stop = at;
  let exponent = 0;
  if (at < text.length) {
    if (!/^[eE][+-]?\d{1,4}$/.test(text.slice(at))) return false;
    exponent = Number(text.slice(at + 1));
  }
  const scale = (point < 0 ? 0 : digits - point) - exponent;
  const displayed = Math.max(scale, 0);
  if (displayed > 16_383) return false;

  let leading = 0;
  let from = start;
  while (from < stop && (text.charCodeAt(from) === zero || text.charCodeAt(from) === 46)) {
    if (text.charCodeAt(from) === zero) leading += 1;
    from += 1;
  }
  const before = digits - scale - leading; // significant digits before the point; negative: zeros after it
  if (from === stop) {
    sink.int32(8);
    header(sink, 0, 0, false, displayed);
    return true;
  }
  const weight = Math.floor((before - 1) / 4);
  if (weight > 32_767) return false;

  const body = sink.measured();
  header(sink, 0, weight, isNegative, displayed);
  sink.need(((digits - leading) / 4 + 2) * 2);
  let room = before - weight * 4; // 1 to 4 digits in the first group
  let group = 0;
  let groups = 0;
  let kept = 0;
  let end = sink.at;
  const close = () => {
    sink.int16(group);
    groups += 1;
    if (group) {
      kept = groups; // trailing groups of zeros are not sent
      end = sink.at;
    }
    group = 0;
    room = 4;
  };
  for (let index = from; index < stop; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 46) continue;
    group = group * 10 + code - zero;
    if (--room === 0) close();
  }
  if (room < 4) {
    while (room-- > 0) group *= 10;
    close();
  }
  sink.at = end;
  sink.bytes.writeInt16BE(kept, body);
  sink.measure(body);
  return true;
};

const header = (sink: Sink, groups: number, weight: number, isNegative: boolean, scale: number): void => {
  sink.int16(groups);
  sink.int16(weight);
  sink.int16(isNegative ? 0x4000 : 0);
  sink.int16(scale);
};
