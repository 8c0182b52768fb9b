import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; expiresAt: number };

/** What was issued (sessions, grants, refresh tokens), kept in a file so that a restart signs nobody out. */
export class Storage {
  private readonly entries: Map<string, Entry>;
  private readonly file: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(file?: string) {
    this.file = file;
    const saved =
      file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, Entry][]) : [];
    this.entries = new Map(saved);
  }

  get(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  set(key: string, payload: AdapterPayload, seconds: number): void {
    this.entries.set(key, { payload, expiresAt: Date.now() + seconds * 1000 });
    this.saveSoon();
  }

  delete(key: string): void {
    this.entries.delete(key);
    this.saveSoon();
  }

  find(prefix: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const key of this.entries.keys()) {
      const payload = key.startsWith(prefix) ? this.get(key) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  }

  deleteGrant(grantId: string): void {
    for (const [key, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(key);
    this.saveSoon();
  }

  /** Writes what is due now. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file) return;
    for (const [key, { expiresAt }] of this.entries) if (expiresAt <= Date.now()) this.entries.delete(key);
    writeFileSync(`${this.file}.new`, JSON.stringify([...this.entries]), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  private saveSoon(): void {
    this.timer ??= setTimeout(() => this.flush(), 200).unref();
  }
}

/** The provider's view of the storage: one adapter per kind of thing. */
export const adapterFor =
  (storage: Storage) =>
  (kind: string): Adapter => ({
    upsert: async (id, payload, seconds) => storage.set(`${kind}:${id}`, payload, seconds ?? 14 * 86_400),
    find: async (id) => storage.get(`${kind}:${id}`),
    findByUserCode: async (userCode) => storage.find(`${kind}:`, (payload) => payload.userCode === userCode),
    findByUid: async (uid) => storage.find(`${kind}:`, (payload) => payload.uid === uid),
    consume: async (id) => {
      const payload = storage.get(`${kind}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => storage.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => storage.deleteGrant(grantId),
  });
