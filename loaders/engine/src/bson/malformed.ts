/** Bytes that are no BSON document; the message completes the sentence "the document ...". A row is rejected with it, no run fails. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}
