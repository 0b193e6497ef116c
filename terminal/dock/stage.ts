import { rename } from 'node:fs/promises';
import type { DockCommand, Stage } from '../../contract/dock.ts';
import { deviceClasses } from '../../contract/words.ts';
import { inState } from '../../sync/outbox.ts';
import { answerOf } from '../../sync/edms/answer-record.ts';
import type { Terminal } from '../terminal.ts';
import { cardOf, specimens } from './specimens.ts';
import { boxOrder, paperOrder, slotOrder, staplerOrder } from './orders.ts';
import { sampleSheets } from './sample-letter.ts';

/** What a command came to: a refusal says why, in a sentence for whoever plays with the dock. */
export type Obeyed = { readonly ok: true; readonly why: null } | { readonly ok: false; readonly why: string };

const done: Obeyed = { ok: true, why: null };
const refused = (why: string): Obeyed => ({ ok: false, why });

/** The stage as the dock draws it. */
export function stageOf(terminal: Terminal, card: string | null): Stage {
  const { simulation, courier, house } = terminal;
  const { documentScanner, receiptPrinter } = simulation;
  const feeder = documentScanner?.snapshot().paper;
  return {
    devices: deviceClasses.flatMap((device) => {
      const status = simulation[device]?.status;
      if (!status) return [];
      const { state, ...rest } = status;
      return [{ device, state, detail: flat(rest) }];
    }),
    card: simulation.cardReader?.status.state === 'card' ? card : null,
    feeder: { sheets: feeder?.pile.length ?? 0, jamOn: null, sticky: simulation.sticky },
    slips: (receiptPrinter?.printed ?? []).toReversed().map((slip) => ({ id: String(slip.id), at: slip.at, bytes: slip.bytes.length })),
    autoInsert: simulation.autoInsert,
    edms: {
      folder: terminal.edmsFolder,
      state: courier.status.folder === 'ok' ? 'here' : courier.status.folder,
      waiting: courier.status.waiting,
      delivered: inState(house.database, 'sent')
        .map((row) => row.key)
        .slice(-20),
      rejected: inState(house.database, 'rejected').map((row) => ({
        number: row.key,
        reason: answerOf(house.database, row.key)?.reason ?? null,
      })),
    },
    personas: specimens.map(({ id, name, document, mrz }) => ({ id, name, document, hasCard: mrz !== null })),
  };
}

function flat(detail: object): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) return Object.entries(flat(value)).map(([inner, one]) => [`${key}.${inner}`, one]);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null ? [[key, value]] : [];
    }),
  );
}

/** Carries out an order to the simulated devices. */
export async function obey(terminal: Terminal, command: DockCommand): Promise<Obeyed> {
  const { simulation } = terminal;
  const { cardReader, documentScanner, receiptPrinter, barcodeReader, depository } = simulation;
  const missing = refused('this device is not simulated here');
  switch (command.do) {
    case 'plug':
    case 'unplug':
    case 'mute': {
      const device = simulation[command.device];
      if (!device) return missing;
      if (command.do === 'mute' && command.mute) device.goMute();
      else if (command.do === 'unplug') device.unplug();
      else device.plug();
      return done;
    }
    case 'insertCard': {
      const card = cardOf(command.persona, command.needsKey, command.quality);
      if (!card) return refused('this person has a paper booklet: there is nothing to lay on the reader');
      if (!cardReader) return missing;
      cardReader.insertCard(card);
      return done;
    }
    case 'removeCard':
      cardReader?.removeCard();
      return done;
    case 'loadSamples':
    case 'loadPages':
      if (!documentScanner) return missing;
      simulation.sticky = command.sticky;
      documentScanner.load(
        command.do === 'loadSamples'
          ? await sampleSheets(command.count)
          : command.images.map((image) => new Uint8Array(Buffer.from(image, 'base64'))),
        {
          where: 'feeder',
          append: false,
        },
      );
      return done;
    case 'clearFeeder':
      documentScanner?.clearFeeder();
      return done;
    case 'jamOn':
      if (command.kind === 'jam') documentScanner?.jamOn(command.sheet - 1);
      else documentScanner?.doubleFeedOn(command.sheet - 1);
      return done;
    case 'clearJam':
      documentScanner?.clearJam();
      simulation.pagePrinter?.clearJam();
      return done;
    case 'cover': {
      const device = simulation[command.device];
      if (command.open) device?.openCover();
      else device?.closeCover();
      return done;
    }
    case 'paper':
      paperOrder(simulation, command.device, command.level);
      return done;
    case 'runOutDuring':
      receiptPrinter?.runOutAfter(Math.max(1, Math.round((receiptPrinter.printed.at(-1)?.bytes.length ?? 20_000) * command.share)));
      return done;
    case 'cutter':
      if (command.jammed) receiptPrinter?.jamCutter();
      else receiptPrinter?.freeCutter();
      return done;
    case 'readBarcode':
      barcodeReader?.scan(command.text, command.symbology);
      return done;
    case 'insertPaper':
      return depository?.insertPaper() ? done : refused('the shutter is closed, or paper is in the way');
    case 'takePaperBack':
      return depository?.takePaperBack() ? done : refused('there is no paper that can be taken back');
    case 'autoInsert':
      simulation.autoInsert = command.on;
      return done;
    case 'box':
      boxOrder(depository, command.set);
      return done;
    case 'stapler':
      staplerOrder(depository, command.set);
      return done;
    case 'slot':
      slotOrder(depository, command.set);
      return done;
    case 'edms':
      return moveEdms(terminal, command.set);
  }
}

/** Takes the EDMS folder away or brings it back, as a share that is lost and found. */
async function moveEdms(terminal: Terminal, set: 'here' | 'away'): Promise<Obeyed> {
  const aside = `${terminal.edmsFolder}.away`;
  const [from, to] = set === 'away' ? [terminal.edmsFolder, aside] : [aside, terminal.edmsFolder];
  try {
    await rename(from, to);
  } catch {
    return refused(set === 'away' ? 'the EDMS folder is not there' : 'the EDMS folder is not away');
  }
  terminal.courier.kick();
  return done;
}
