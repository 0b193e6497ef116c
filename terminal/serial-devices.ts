import { z } from 'zod';
import { defaultFraming } from '../drivers/barcode-reader/line-codec.ts';
import { SerialBarcodeReader } from '../drivers/barcode-reader/serial-barcode-reader.ts';
import { ModbusDepository } from '../drivers/depository/modbus-depository.ts';
import { defaultRegisterMap, readRegisterMap } from '../drivers/depository/register-map.ts';
import type { OpenPort } from '../drivers/ports/byte-port.ts';
import { devicePort, type DevicePort, simulatedDevice } from './device-settings.ts';

const milliseconds = (least: number, most: number, fallback: number) => z.number().int().min(least).max(most).default(fallback);

/** Characters that a reader can be set up to send around a code. */
const affix = z
  .string()
  .max(16)
  .regex(/^[\u0000-\u00FF]*$/, 'characters of one byte')
  .default('');

const serialReader = z.strictObject({
  driver: z.literal('serial'),
  port: devicePort,
  terminator: z.enum(['any', 'cr', 'lf', 'crlf', 'none']).default(defaultFraming.terminator),
  prefix: affix,
  suffix: affix,
  gapMs: milliseconds(20, 10_000, defaultFraming.gapMs),
  aimIdentifiers: z.boolean().default(defaultFraming.aimIdentifiers),
  maxLength: z.number().int().min(8).max(65_536).default(defaultFraming.maxLength),
});

/** Checked here, so that a wrong address stops the start with a sentence. */
const registerMap = z
  .partialRecord(z.enum(Object.keys(defaultRegisterMap)), z.string().nullable())
  .superRefine((settings, context) => {
    const read = readRegisterMap(settings);
    for (const { name, problem } of read.ok ? [] : read.problems) context.addIssue({ code: 'custom', path: [name], message: problem });
  })
  .default({});

const modbusController = z.strictObject({
  driver: z.literal('modbus'),
  port: devicePort,
  unit: z.number().int().min(1).max(247).default(1),
  pollMs: milliseconds(10, 5000, 100),
  timeoutMs: milliseconds(50, 10_000, 500),
  boxLevelFull: z.number().int().min(1).max(65_535).default(1000),
  shutterMs: milliseconds(100, 60_000, 5000),
  stapleMs: milliseconds(100, 60_000, 5000),
  dropMs: milliseconds(100, 60_000, 5000),
  giveBackMs: milliseconds(100, 120_000, 20_000),
  map: registerMap,
});

/** Says what is wrong inside the settings of a driver, and what else could stand there where it is none at all. */
function problemIn({ input, errors }: { readonly input?: unknown; readonly errors?: unknown }, driver: string): string {
  const [, inside] =
    z.tuple([z.unknown(), z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))]).safeParse(errors)
      .data ?? [];
  if (typeof input !== 'object' || !inside) return `'simulated', 'none', or { driver: '${driver}', port: … }`;
  return inside.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

export const barcodeReaderDevice = z.union([simulatedDevice, serialReader], { error: (issue) => problemIn(issue, 'serial') });
export const depositoryDevice = z.union([simulatedDevice, modbusController], { error: (issue) => problemIn(issue, 'modbus') });

/** How long to wait before a lost line is opened again, milliseconds. */
const retryMs = 1000;

type Opener = (port: DevicePort) => OpenPort;

export function serialBarcodeReader({ port, ...rest }: z.infer<typeof serialReader>, opener: Opener): SerialBarcodeReader {
  const { terminator, prefix, suffix, gapMs, aimIdentifiers, maxLength } = rest;
  const framing = { terminator, prefix, suffix, gapMs, aimIdentifiers, maxLength };
  return new SerialBarcodeReader({ open: opener(port), framing, retryMs });
}

export function modbusDepository({ port, map: settings, ...rest }: z.infer<typeof modbusController>, opener: Opener): ModbusDepository {
  const read = readRegisterMap(settings);
  if (!read.ok) throw new Error('a register map that the configuration let through');
  const { unit, pollMs, timeoutMs, boxLevelFull, shutterMs, stapleMs, dropMs, giveBackMs } = rest;
  // A serial line is as Modbus over Serial Line V1.02 § 2.2 and § 2.5.1 would have it, 19200 baud and even parity, unless set otherwise.
  const line = 'serial' in port ? ({ baud: 19_200, parity: 'even', ...port } as const) : port;
  const limits = { shutterMs, stapleMs, dropMs, giveBackMs };
  return new ModbusDepository({ open: opener(line), unit, map: read.map, boxLevelFull, pollMs, timeoutMs, retryMs, limits });
}
