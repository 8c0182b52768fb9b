import { isUtf8 } from 'node:buffer';

import { Malformed } from './malformed.ts';

const replacement = [0xef, 0xbf, 0xbd]; // U+FFFD

/** Bytes that grow; what COPY sends is written here once and copied nowhere. */
export class Sink {
  bytes: Buffer;
  at = 0;
  /** U+0000 replaced so far: PostgreSQL holds none. */
  nuls = 0;

  constructor(size = 65_536) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Makes room for so many more bytes. */
  need(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }

  // By hand, for every cell: Buffer's own methods check what is known here, and cost as much as the rest of a cell.

  byte(value: number): void {
    if (this.at === this.bytes.length) this.need(1);
    this.bytes[this.at++] = value;
  }

  int16(value: number): void {
    this.need(2);
    const { bytes, at } = this;
    bytes[at] = value >> 8;
    bytes[at + 1] = value;
    this.at = at + 2;
  }

  int32(value: number): void {
    this.need(4);
    this.putInt32(value, this.at);
    this.at += 4;
  }

  /** A whole number of 64 bits; beyond 2^53 it is a bigint. */
  int64(value: number | bigint): void {
    this.need(8);
    if (typeof value === 'bigint') this.bytes.writeBigInt64BE(value, this.at);
    else {
      const high = Math.floor(value / 4_294_967_296);
      this.putInt32(high, this.at);
      this.putInt32(value - high * 4_294_967_296, this.at + 4);
    }
    this.at += 8;
  }

  /** Leaves room for a length; `measure` fills it in. */
  measured(): number {
    this.int32(0);
    return this.at;
  }

  /** Fills in the length of what was written since `from`. */
  measure(from: number): void {
    this.putInt32(this.at - from, from - 4);
  }

  /** Text of characters below U+0080, and short. */
  ascii(text: string): void {
    const { length } = text;
    this.need(length);
    const { bytes, at } = this;
    for (let index = 0; index < length; index += 1) bytes[at + index] = text.charCodeAt(index);
    this.at = at + length;
  }

  /** Bytes as hexadecimal digits. */
  hex(from: Buffer, start: number, end: number): void {
    this.need((end - start) * 2);
    const { bytes } = this;
    let { at } = this;
    for (let index = start; index < end; index += 1) {
      const byte = from[index] as number;
      bytes[at++] = hexDigits[byte >> 4] as number;
      bytes[at++] = hexDigits[byte & 15] as number;
    }
    this.at = at;
  }

  /** Any text; a U+0000 is replaced and counted. */
  text(text: string): void {
    const from = this.at;
    this.need(text.length * 3);
    this.at += this.bytes.write(text, this.at);
    if (this.bytes.subarray(from, this.at).includes(0)) {
      this.at = from;
      this.utf8(Buffer.from(text), 0, Buffer.byteLength(text));
    }
  }

  private putInt32(value: number, at: number): void {
    const { bytes } = this;
    bytes[at] = value >> 24;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
  }

  /** Text that stands in a document. @throws Malformed when it is not UTF-8. */
  utf8(bytes: Buffer, from: number, to: number): void {
    this.need((to - from) * 3);
    const out = this.bytes;
    let at = this.at;
    let high = 0;
    for (let index = from; index < to; index += 1) {
      const byte = bytes[index] as number;
      high |= byte;
      if (byte !== 0) out[at++] = byte;
      else {
        for (const each of replacement) out[at++] = each;
        this.nuls += 1;
      }
    }
    if (high > 127) requireUtf8(bytes, from, to);
    this.at = at;
  }
}

const hexDigits = Buffer.from('0123456789abcdef');

/** @throws Malformed when these bytes are not UTF-8 (half a surrogate pair is not). */
export const requireUtf8 = (bytes: Buffer, from: number, to: number): void => {
  if (!isUtf8(bytes.subarray(from, to))) throw new Malformed(`has text at byte ${from} that is not UTF-8`);
};
