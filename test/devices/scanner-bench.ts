import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentScannerRig } from '../../drivers/document-scanner/contract-suite.ts';
import type { SaneTiming } from '../../drivers/document-scanner/sane/sane-scanner.ts';
import type { StubState } from './stub-scanimage.ts';

/** Times for tests: looks often, holds the feeder as soon as one page waits. */
export const briskTiming: SaneTiming = { calmMs: 100, keenMs: 50, lookMs: 3000, stallMs: 3000, lingerMs: 300, ahead: 1 };

/** Writes an executable that runs a TypeScript file with this Node; scanner drivers call programs, not scripts. */
export function writeProgram(folder: string, source: string): string {
  const program = path.join(folder, path.basename(source, '.ts'));
  const script = fileURLToPath(new URL(source, import.meta.url));
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}

/** A stand-in for `scanimage` and the scanner behind it. */
export class StubScanner {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'stub-scanner-'));
  readonly command = writeProgram(this.folder, './stub-scanimage.ts');
  readonly environment = { ...process.env, SANE_STUB: path.join(this.folder, 'state.json') };
  #state: StubState = {
    plugged: true,
    mute: false,
    cover: 'closed',
    jammed: false,
    doubleFed: false,
    pile: [],
    glass: null,
    strike: null,
    paceMs: 5,
    sensors: true,
  };

  constructor(state: Partial<StubState> = {}) {
    this.#state = { ...this.#state, ...state };
    this.#write(this.#state);
  }

  get state(): StubState {
    return JSON.parse(readFileSync(this.environment.SANE_STUB, 'utf8')) as StubState;
  }

  set(part: Partial<StubState>): void {
    this.#write({ ...this.state, ...part });
  }

  get rig(): DocumentScannerRig {
    const strike = (index: number, what: NonNullable<StubState['strike']>['what']): void => this.set({ strike: { index, what } });
    return {
      loadFeeder: (sheets) => this.set({ pile: Array.from({ length: sheets }, (_, index) => index) }),
      loadFlatbed: () => this.set({ glass: 0 }),
      whichSheet: ({ bytes }) => bytes.at(-1) ?? -1,
      jamOn: (index) => strike(index, 'jam'),
      openCoverOn: (index) => strike(index, 'coverOpen'),
      doubleFeedOn: (index) => strike(index, 'doubleFeed'),
      unplugOn: (index) => strike(index, 'unplug'),
      clearJam: () => this.set({ jammed: false, doubleFed: false }),
      openCover: () => this.set({ cover: 'open' }),
      closeCover: () => this.set({ cover: 'closed' }),
      plug: () => this.set({ plugged: true, mute: false }),
      unplug: () => this.set({ plugged: false }),
      goMute: () => this.set({ mute: true }),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(state: StubState): void {
    const next = `${this.environment.SANE_STUB}.next`;
    writeFileSync(next, JSON.stringify(state));
    renameSync(next, this.environment.SANE_STUB);
  }
}
