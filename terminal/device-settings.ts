import { z } from 'zod';

const nodePath = z.string().regex(/^\/dev\/\S+$/, 'a device node under /dev/');

/** `host`, `host:port` or `[IPv6]:port`; without a port 9100, which network printers listen on. */
const tcpAddress = z
  .string()
  .regex(/^(\[[\da-fA-F:.]+\]|[^\s:[\]/]+)(:\d{1,5})?$/, 'a host and a port, such as 192.168.1.50:9100')
  .transform((text) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? 9100 : Number(port) };
  })
  .refine(({ port }) => port >= 1 && port <= 65_535, 'a port from 1 to 65535');

export const devicePort = z.union(
  [
    z.strictObject({ tcp: tcpAddress }),
    z.strictObject({
      serial: nodePath,
      baud: z.number().int().min(300).max(1_000_000).optional(),
      dataBits: z.union([z.literal(7), z.literal(8)]).optional(),
      parity: z.enum(['none', 'even', 'odd']).optional(),
      stopBits: z.union([z.literal(1), z.literal(2)]).optional(),
      flow: z.enum(['none', 'hardware', 'software']).optional(),
    }),
    z.strictObject({ usb: nodePath }),
  ],
  "one of { tcp: 'host:9100' }, { serial: '/dev/ttyUSB0', baud: 115200 }, { usb: '/dev/usb/lp0' }",
);

/** Where a device is plugged in. */
export type DevicePort = z.infer<typeof devicePort>;

/** A class that has no driver of a real device yet. */
export const simulatedDevice = z.enum(['simulated', 'none']);

export const receiptPrinterDevice = z.union(
  [simulatedDevice, z.strictObject({ driver: z.literal('escpos'), port: devicePort })],
  "'simulated', 'none', or { driver: 'escpos', port: … } with a port such as { tcp: 'host:9100' }, { serial: '/dev/ttyUSB0', baud: 115200 } or { usb: '/dev/usb/lp0' }",
);

/** A scanner, by the name that SANE gives it. */
const saneScanner = z.strictObject({
  driver: z.literal('sane'),
  device: z.string().regex(/^[^\0\n]{1,200}$/, 'a name as scanimage -L tells it'),
});

export const documentScannerDevice = z.union(
  [simulatedDevice, saneScanner],
  "'simulated', 'none', or { driver: 'sane', device: '…' } with the name that scanimage -L tells",
);
