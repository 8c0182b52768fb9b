const { hash } = require('node:crypto');
const { readFileSync, statSync } = require('node:fs');

/** The clock of a file system may stand still for so long: what changed just now could change again unseen. */
const tick = 100;

/** @param {string | Uint8Array} content */
const hashOf = (content) => hash('sha256', content).slice(0, 32);

/**
 * What is remembered of a file: its content as a hash, and a stamp that changes whenever the content does, as far as the
 * system tells, for nobody can set a change time. Without a stamp when it changed a moment ago.
 * @typedef {[path: string, hash: string, stamp: string]} Seen
 */

/**
 * @param {string} path
 * @returns {Seen}
 */
const see = (path) => {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  const isSettled = Math.max(mtimeMs, ctimeMs) < Date.now() - tick;
  const stamp = isSettled ? `${size} ${mtimeMs} ${ctimeMs} ${ino}` : '';
  return [path, hashOf(readFileSync(path)), stamp];
};

/**
 * Whether a file is as it was seen, by its stamp alone.
 * @param {Seen} seen
 */
const isUntouched = ([path, , stamp]) => {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  return stamp === `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
};

module.exports = { hashOf, see, isUntouched };
