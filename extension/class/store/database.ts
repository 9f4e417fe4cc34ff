import type { DatabaseSync } from 'node:sqlite';

/** Times are ISO 8601. A seat is a learner; its code opens it in another browser, a token is a browser that has it open. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seats (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  joined TEXT NOT NULL,
  lesson TEXT,
  machine TEXT,
  hand TEXT
);
CREATE TABLE IF NOT EXISTS tokens (
  hash TEXT PRIMARY KEY,
  seat INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS progress (
  seat INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE,
  lesson TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (seat, lesson)
);
CREATE TABLE IF NOT EXISTS elsewhere (
  seat INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE,
  lesson TEXT NOT NULL,
  step TEXT NOT NULL,
  PRIMARY KEY (seat, lesson, step)
);
CREATE TABLE IF NOT EXISTS events (
  id INTEGER PRIMARY KEY,
  seat INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE,
  lesson TEXT NOT NULL,
  step TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY,
  seat INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE,
  text TEXT NOT NULL,
  at TEXT NOT NULL
);
`;

/**
 * Opens the class's database, and makes it where it is missing. Each change is in the file before the next begins: a
 * process that is killed loses none (a write-ahead log, https://sqlite.org/wal.html). `:memory:` is one without a file.
 */
export async function openDatabase(file: string): Promise<DatabaseSync> {
  // Only here: older versions of Node warn of it when it is loaded.
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  database.exec(SCHEMA);
  return database;
}
