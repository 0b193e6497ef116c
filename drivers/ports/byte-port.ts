/** Why a port cannot be used, in the words of the system (`ECONNREFUSED`, `No such file or directory`, …): for logs and the device page. */
export interface PortFault {
  readonly ok: false;
  readonly why: string;
}

export type PortOutcome = { readonly ok: true } | PortFault;

/**
 * A two-way line of bytes that is open: a TCP connection, a serial line, a printer's device node. A line that has closed stays
 * closed; the device that uses it opens a new one. Nothing here throws.
 */
export interface BytePort {
  readonly isOpen: boolean;
  /**
   * Sends bytes after all that were sent before. Resolves when the system has taken them, which is no sooner than the peer's flow
   * control lets it; a fault when the line closed first, whatever part had gone.
   */
  write(bytes: Uint8Array): Promise<PortOutcome>;
  /** Calls `listener` with what the peer sends, as it comes. Bytes that come while nobody listens are lost. Returns what ends the listening. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Calls `listener` once when the line closes, by whichever side; soon also if it is closed already. Returns what ends the waiting. */
  onClosed(listener: (why: string) => void): () => void;
  /** Closes the line; may be called again. Resolves when the system has let go of it, so that it can be opened anew. */
  close(): Promise<void>;
}

export type PortOpening = { readonly ok: true; readonly port: BytePort } | PortFault;

/** Opens the line anew, as a device does at each of its attempts. `signal` gives the attempt up. Never rejects. */
export type OpenPort = (signal: AbortSignal) => Promise<PortOpening>;
