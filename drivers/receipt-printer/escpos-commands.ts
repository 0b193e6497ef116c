/** What a host asks of an ESC/POS printer beside printing. Source: Epson's ESC/POS command reference; the clones follow it as far as they do. */

/** DLE EOT n, real-time: 1 the printer, 2 why it is offline, 3 which error, 4 the roll. Answered at once, even offline or busy. */
export type RealtimeQuery = 1 | 2 | 3 | 4;
export const realtimeQueries: readonly RealtimeQuery[] = [1, 2, 3, 4];
export const askRealtime = (query: RealtimeQuery): Uint8Array => Uint8Array.of(0x10, 0x04, query);

/** GS a 255: from now on the printer tells every change of its condition by itself (automatic status back), and tells the present one at once. */
export const tellChanges = Uint8Array.of(0x1d, 0x61, 0xff);

/** GS I n: who made the printer, what it is, its firmware and serial number. */
export const identityQueries = { firmware: 65, maker: 66, model: 67, serial: 68 } as const;
export const askIdentity = (query: number): Uint8Array => Uint8Array.of(0x1d, 0x49, query);

/** GS r 1: answered in its place among the data, when everything before it has been dealt with. */
export const askInTurn = Uint8Array.of(0x1d, 0x72, 1);

/** GS ( H function 48: answered with the same mark when everything before it is on paper. `mark` is four characters 20h–7Eh. */
export const askWhenPrinted = (mark: string): Uint8Array => Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(mark, 'latin1'));

/** DLE DC4 8, real-time: throws away what was received and not printed yet. Printers that do not know it go on printing. */
export const throwAway = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

/** DLE ENQ 2, real-time: leaves a recoverable error, such as a cutter that was freed, and throws away the rest of what it interrupted. */
export const leaveError = Uint8Array.of(0x10, 0x05, 2);
