import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createPagePool } from '../imaging/page-pool.ts';
import { printerProfile } from '../printing/profiles.ts';
import { appealTables } from '../services/appeals/store/appeal-tables.ts';
import { eraseLeftovers, recover } from '../services/appeals/work/ending-work.ts';
import type { House } from '../services/appeals/work/house.ts';
import { houseWork } from '../services/appeals/work/house-work.ts';
import { claimForm } from '../services/appeals/work/numbering.ts';
import { forgetSession } from '../services/appeals/store/store.ts';
import { clockAt } from '../services/calendar/civil-date.ts';
import { fileFault } from '../sync/atomic-file.ts';
import { Courier } from '../sync/courier.ts';
import { adviceOn, openDatabase } from '../sync/database.ts';
import { EdmsFolder } from '../sync/edms/folder.ts';
import { append } from '../sync/journal.ts';
import { loadKeys } from '../sync/keys.ts';
import { migrations } from '../sync/migrations/index.ts';
import { Spool } from '../sync/spool.ts';
import { Background } from './background.ts';
import type { Configuration } from './configuration.ts';
import { deviceStates, watchDevices } from './device-states.ts';
import { closeDevices, connectDevices, type Devices } from './devices.ts';
import { houseSettings, placeOf, software } from './house-settings.ts';
import { startNumbering } from './numbering-start.ts';
import { Session } from './session.ts';
import { simulate, type Simulation, type SimulationOptions } from './simulation.ts';

export interface TerminalOptions {
  /** Where the database, the spool and, unless configured otherwise, key and EDMS folder lie. */
  readonly data: string;
  readonly configuration: Configuration;
  readonly simulation: SimulationOptions;
  /** Whether the session that a former run left goes on; otherwise it is ended as if the resident had left. */
  readonly resume: boolean;
  readonly log: (event: string, facts: Record<string, unknown>) => void;
}

export interface Terminal {
  readonly house: House;
  readonly session: Session;
  readonly courier: Courier;
  readonly simulation: Simulation;
  /** The device of each class that is worked with, real or simulated. */
  readonly devices: Devices;
  readonly edmsFolder: string;
  /** What became of appeals that a dead run left behind. */
  readonly recovered: readonly { readonly number: string; readonly outcome: 'delivering' | 'void' }[];
  close(): Promise<void>;
}

/** A terminal, or a sentence that says why there is none and what to do. */
export type TerminalOutcome = { readonly ok: true; readonly terminal: Terminal } | { readonly ok: false; readonly problem: string };

/** How often the session's time limits are looked at, milliseconds. */
const TICK = 500;

/** Puts the terminal together: data, devices, work, the session on the glass, the courier to the EDMS. The one place that knows everything. */
export async function openTerminal(options: TerminalOptions): Promise<TerminalOutcome> {
  const { data, configuration, log } = options;
  const profile = printerProfile(configuration.devices.receiptPrinterProfile);
  if (!profile)
    return { ok: false, problem: `devices.receiptPrinterProfile: no profile is called «${configuration.devices.receiptPrinterProfile}».` };
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    return { ok: false, problem: `The data directory ${data} cannot be made or used (${fileFault(error)}).` };
  }
  const databasePath = path.join(data, 'vikno.db');
  const keys = await loadKeys(configuration.keyFile ?? path.join(data, 'key'), { mayCreate: !existsSync(databasePath) });
  if (!keys.ok)
    return {
      ok: false,
      problem: `The master key at ${keys.path} cannot be used (${keys.fault}). Nothing was changed; put the right key file there, readable by its owner alone.`,
    };
  const opened = await openDatabase(databasePath, keys.keys, [...migrations, appealTables]);
  if (!opened.ok) return { ok: false, problem: `${opened.path}: ${adviceOn(opened.fault)} (${opened.fault})` };
  const { database } = opened;
  const spool = new Spool(path.join(data, 'spool'), keys.keys);
  const edms = new EdmsFolder(path.resolve(data, configuration.edms.folder ?? 'edms'));
  const now = (): number => Date.now();
  const numbering = await startNumbering(database, edms, configuration.terminal.id, now());
  if (!numbering.ok) {
    database.close();
    return numbering;
  }
  const courier = new Courier({
    database,
    spool,
    folder: edms,
    terminal: configuration.terminal.id,
    mayCreateFolder: configuration.edms.folder === undefined,
    limitMs: 20_000,
    pollMs: configuration.edms.pollSeconds * 1000,
    keepMs: 24 * 3600_000,
    now,
    random: Math.random,
    onBug: (error) => log('courier.broke', { error: String(error) }),
  });
  const simulation = simulate(configuration, profile, database, options.simulation);
  const devices = connectDevices(configuration, simulation);
  const background = new Background((error) => log('background.broke', { error: String(error) }));
  const house: House = {
    database,
    spool,
    pages: createPagePool(),
    devices,
    settings: houseSettings(configuration, profile),
    secretKey: keys.keys.ofPurpose('secret'),
    run: randomUUID(),
    now,
    randomBytes,
    kick: () => courier.kick(),
    later: (work) => background.add(work),
  };
  await sweep(house);
  if (!options.resume) database.transaction((tx) => forgetSession(tx));
  const session = new Session({
    database,
    work: houseWork(house),
    limits: configuration.session,
    labels: configuration.label === 'stick',
    startDraft: { settlement: configuration.organisation.settlement },
    place: placeOf(configuration),
    surroundings: () => ({
      devices: deviceStates(devices),
      sources: devices.documentScanner?.capabilities.sources ?? [],
      feederLoaded: feederLoaded(devices),
      today: clockAt(now(), house.settings.calendar.timeZone).date,
    }),
    newId: randomUUID,
    now,
    today: () => clockAt(now(), house.settings.calendar.timeZone).date,
    monotonic: () => performance.now(),
    log,
  });
  const recovered = recover(house, session.snapshot.context.appealId);
  database.transaction((tx) => append(tx, { at: new Date(now()), event: 'terminal.started', body: { version: software.version } }));
  const unwatch = [watchDevices(devices, () => session.refresh()), listenToForms(house, session, devices), clearUp(house, session)];
  const timer = setInterval(() => session.tick(), TICK);
  courier.start();

  return {
    ok: true,
    terminal: {
      house,
      session,
      courier,
      simulation,
      devices,
      edmsFolder: edms.root,
      recovered,
      async close() {
        clearInterval(timer);
        for (const end of unwatch) end();
        session.stop();
        await courier.stop();
        await background.ended();
        await closeDevices(devices);
        await house.pages.close();
        database.transaction((tx) => append(tx, { at: new Date(now()), event: 'terminal.stopped' }));
        database.close();
      },
    },
  };
}

function feederLoaded({ documentScanner }: Devices): boolean | null {
  const status = documentScanner?.status;
  return status?.state === 'ready' && status.feeder !== 'unknown' ? status.feeder === 'loaded' : null;
}

/** A form with its own number, held before the reader, gives the appeal its number. */
function listenToForms(house: House, session: Session, { barcodeReader }: Devices): () => void {
  if (!barcodeReader) return () => undefined;
  return barcodeReader.listen(({ text }) => {
    const state = session.snapshot;
    if (
      state.hasTag('attract') ||
      state.context.number !== null ||
      !state.can({ type: 'FORM_NUMBER', appealId: '', number: '', secret: '' })
    )
      return;
    const claimed = claimForm(house, text);
    if (claimed) session.send({ type: 'FORM_NUMBER', ...claimed });
  });
}

/** When a session is over, deals with what it may have had to leave undone. */
function clearUp(house: House, session: Session): () => void {
  let present = session.view.sessionId;
  return session.watch(() => {
    if (session.view.sessionId === present) return;
    present = session.view.sessionId;
    recover(house, session.snapshot.context.appealId);
  });
}

/** Removes what an interrupted run left in the spool. */
async function sweep(house: House): Promise<void> {
  const count = await eraseLeftovers(house);
  if (count === 0) return;
  house.database.transaction((tx) => append(tx, { at: new Date(house.now()), event: 'spool.leftovers', body: { count } }));
}
