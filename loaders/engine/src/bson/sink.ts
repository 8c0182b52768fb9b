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

  int16(value: number): void {
    this.need(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.need(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  /** A whole number of 64 bits. A float holds every instant between the years 1684 and 2255 exactly; beyond it is a bigint. */
  int64(value: number | bigint): void {
    this.need(8);
    if (typeof value === 'bigint') this.at = this.bytes.writeBigInt64BE(value, this.at);
    else {
      const high = Math.floor(value / 4_294_967_296);
      this.at = this.bytes.writeInt32BE(high, this.at);
      this.at = this.bytes.writeUInt32BE(value - high * 4_294_967_296, this.at);
    }
  }

  /** Text of characters below U+0080. */
  ascii(text: string): void {
    this.need(text.length);
    this.at += this.bytes.write(text, this.at, 'latin1');
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

/** @throws Malformed when these bytes are not UTF-8 (half a surrogate pair is not). */
export const requireUtf8 = (bytes: Buffer, from: number, to: number): void => {
  if (!isUtf8(bytes.subarray(from, to))) throw new Malformed(`has text at byte ${from} that is not UTF-8`);
};
