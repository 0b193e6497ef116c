/**
 * What every device has in common. A device's condition is a value of a small closed union, «disconnected» included:
 * screens, readiness, logs and tests switch over the same union, and reading it never throws.
 */
export interface Device<Status extends { readonly state: string }> {
  /** The condition as last known. */
  readonly status: Status;
  /** Calls `listener` after every change of the status, never twice for equal ones. Returns what ends the watching. */
  watch(listener: (status: Status) => void): () => void;
  /** Releases the device; later commands answer «disconnected». */
  close(): Promise<void>;
}

/** Holds a status and tells its watchers of changes: the part of {@link Device} that all devices share. */
export class StatusCell<Status extends { readonly state: string }> {
  #current: Status;
  readonly #watchers = new Set<(status: Status) => void>();

  constructor(initial: Status) {
    this.#current = initial;
  }

  get current(): Status {
    return this.#current;
  }

  set(next: Status): void {
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return;
    this.#current = next;
    for (const watcher of Array.from(this.#watchers)) watcher(next);
  }

  watch(listener: (status: Status) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }
}
