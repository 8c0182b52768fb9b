const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');
const { crc32 } = require('node:zlib');
const { engine, put } = require('./findBundle.js');

/** Runs that write down what they compiled: functions are compiled when they are first called, in each command others. */
const learning = 4;

/**
 * Runs a bundle with the machine code that runs before it left. Node's own cache of compiled code is written before
 * anything was called, so that each run would compile the same functions again.
 * @param {string} file
 */
const runBundle = (file) => {
  const kept = `${file}.code`;
  const { times, code } = read(kept);
  const script = new Script(readFileSync(file, 'utf8'), {
    filename: file,
    ...(code && { cachedData: code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const runs = script.cachedDataRejected ? 0 : times;
  if (runs < learning) process.once('exit', () => write(kept, runs + 1, script));
  script.runInThisContext()(createRequire(join(engine, 'src/cli.ts')));
};

/**
 * The code that is kept: how many runs it comes from, its sum, then itself. V8 does not look whether it was damaged.
 * @param {string} kept
 */
const read = (kept) => {
  try {
    const whole = readFileSync(kept);
    const code = whole.subarray(8);
    if (whole.readUInt32LE(4) === crc32(code)) return { times: whole.readUInt32LE(0), code };
  } catch {
    // none yet
  }
  return { times: 0, code: undefined };
};

/** @param {string} kept @param {number} times @param {Script} script */
const write = (kept, times, script) => {
  try {
    const code = script.createCachedData();
    const head = Buffer.alloc(8);
    head.writeUInt32LE(times, 0);
    head.writeUInt32LE(crc32(code), 4);
    put(kept, Buffer.concat([head, code]));
  } catch {
    // no room, or no right: the next run compiles
  }
};

module.exports = { runBundle };
