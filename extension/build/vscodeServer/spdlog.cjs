/**
 * What VS Code's server wants of the package @vscode/spdlog, which is a native one that has no prebuilt form: without
 * it there are no logs and no output channels. Files of lines, and one older file, in plain JavaScript.
 */
const { appendFileSync, mkdirSync, renameSync, statSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #maxBytes;
  #level = 2;
  #raw = false;

  constructor(_kind, _name, file, maxBytes) {
    this.#file = file;
    this.#maxBytes = maxBytes;
    mkdirSync(dirname(file), { recursive: true });
  }

  trace = (message) => this.#write(0, message);
  debug = (message) => this.#write(1, message);
  info = (message) => this.#write(2, message);
  warn = (message) => this.#write(3, message);
  error = (message) => this.#write(4, message);
  critical = (message) => this.#write(5, message);
  getLevel = () => this.#level;
  setLevel = (level) => void (this.#level = level);
  setPattern = () => void (this.#raw = false);
  clearFormatters = () => void (this.#raw = true);
  flush() {}
  drop() {}

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.#file, this.#raw ? message : `${time} [${LEVELS[level]}] ${message}\n`);
      if (statSync(this.#file).size > this.#maxBytes) renameSync(this.#file, `${this.#file}.1`);
    } catch {
      // A log that can't be written (its folder was removed, the disk is full) must end nobody.
    }
  }
}

const createLogger = async (...args) => new Logger('rotating', ...args);

// One by one: VS Code imports it as an ES module, which sees only names that are written like this.
exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
