import { z } from 'zod';
import { printerProfile } from '../printing/profiles.ts';
import { documentScannerDevice, receiptPrinterDevice, simulatedDevice } from './device-settings.ts';
import { barcodeReaderDevice, depositoryDevice } from './serial-devices.ts';

/** HH:MM on a 24-hour clock. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:MM');
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
const seconds = (fallback: number) => z.number().int().min(1).max(86_400).default(fallback);

/** Everything an administrator may set, each with its default: an empty file is a working terminal. */
export const configurationSchema = z.strictObject({
  terminal: z
    .strictObject({
      id: z
        .string()
        .regex(/^[A-HJ-NP-Z]{2}\d{2}$/, 'two capital letters without I and O, and two digits, such as DP01')
        .default('DP01')
        .describe('Part of every acceptance number: no two terminals may ever share it.'),
      name: z.string().min(1).max(80).default('Термінал самообслуговування'),
      address: z.string().min(1).max(160).default('м. Дніпро, просп. Дмитра Яворницького, 75'),
    })
    .prefault({}),
  organisation: z
    .strictObject({
      name: z.string().min(1).max(160).default('Департамент адміністративних послуг Дніпровської міської ради'),
      contactPhone: z.string().max(40).nullable().default('1505'),
      settlement: z.string().max(80).default('м. Дніпро').describe('What the address form starts with.'),
    })
    .prefault({}),
  edms: z
    .strictObject({
      folder: z.string().min(1).optional().describe('Where the EDMS imports from; «edms» in the data directory unless set.'),
      format: z.enum(['pdf', 'tiff']).default('pdf'),
      conformance: z.enum(['PDF/A-1b', 'PDF/A-2b']).default('PDF/A-1b'),
      applicantInMetadata: z.boolean().default(false).describe("Whether the document's XMP names the applicant."),
      pollSeconds: seconds(30).describe('How often the answers of the EDMS are looked for.'),
    })
    .prefault({}),
  devices: z
    .strictObject({
      cardReader: simulatedDevice.default('simulated'),
      documentScanner: documentScannerDevice.default('simulated'),
      receiptPrinter: receiptPrinterDevice.default('simulated'),
      pagePrinter: simulatedDevice.default('simulated'),
      barcodeReader: barcodeReaderDevice.default('simulated'),
      depository: depositoryDevice.default('simulated'),
      receiptPrinterProfile: z
        .string()
        .refine((id) => printerProfile(id) !== undefined, 'no profile of a receipt printer is called that')
        .default('generic-80'),
    })
    .prefault({}),
  label: z
    .enum(['stick', 'none'])
    .default('stick')
    .describe('Whether residents stick a label on their paper; without, only the stamp in the document bears the number.'),
  box: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/)
    .default('1')
    .describe('Name of the box behind the slot now.'),
  scanning: z
    .strictObject({
      colour: z.enum(['auto', 'bw', 'grey', 'colour']).default('auto'),
      duplex: z.boolean().default(false),
      dropBlankPages: z.boolean().default(false),
    })
    .prefault({}),
  calendar: z
    .strictObject({
      closingTimes: z
        .partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), clockTime)
        .refine((week) => Object.keys(week).length > 0, 'at least one working day')
        .default({ 1: '17:00', 2: '17:00', 3: '17:00', 4: '17:00', 5: '16:00' })
        .describe('Working days (1 is Monday), each with the time after which what comes is registered on the next working day.'),
      holidays: z.array(civilDate).default([]),
      holidaysAreDaysOff: z.boolean().default(false).describe('Under martial law public holidays are working days.'),
      extraDaysOff: z.array(civilDate).default([]),
      extraWorkingDays: z.record(civilDate, clockTime).default({}),
    })
    .prefault({}),
  session: z
    .strictObject({
      idleSeconds: seconds(60).describe('Quiet time until the warning.'),
      warningSeconds: seconds(30).describe('How long the warning counts down.'),
      troubleIdleSeconds: seconds(300).describe('The quiet time allowed while an error shows.'),
      totalSeconds: seconds(1800).describe('The whole session at most; stands still while a device works or an error shows.'),
      slotSeconds: seconds(90).describe('How long the open slot waits for the paper.'),
      closingSeconds: seconds(45).describe('How long the last screen stays.'),
    })
    .prefault({}),
  keyFile: z.string().optional().describe('Where the master key lies; «key» in the data directory unless set. Put it on other storage.'),
});

export type Configuration = z.infer<typeof configurationSchema>;
