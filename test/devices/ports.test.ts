import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { BytePort, OpenPort } from '../../drivers/ports/byte-port.ts';
import { filePort } from '../../drivers/ports/file-port.ts';
import { serialPort } from '../../drivers/ports/serial-port.ts';
import { tcpPort } from '../../drivers/ports/tcp-port.ts';
import { layPtyPair } from './pty-pair.ts';

const never = new AbortController().signal;

/** A port, and the other end of its line. */
interface Line {
  readonly port: BytePort;
  readonly peer: BytePort;
  readonly cut: () => Promise<void>;
  /** Opens the line a second time. */
  readonly open: OpenPort;
}

async function opened(open: OpenPort): Promise<BytePort> {
  const opening = await open(never);
  if (!opening.ok) throw new Error(opening.why);
  return opening.port;
}

async function overPty(driver: (path: string) => OpenPort): Promise<Line> {
  const pair = await layPtyPair();
  const open = driver(pair.near);
  return { port: await opened(open), peer: await opened(serialPort({ path: pair.far, baud: 115_200 })), cut: () => pair.cut(), open };
}

/** A loopback connection whose far end is carried on by a second connection to the same go-between. */
async function overTcp(): Promise<Line> {
  const ends: Socket[] = [];
  const server = createServer((socket) => {
    ends.push(socket);
    const [first, second] = ends;
    if (first && second === socket) first.pipe(second).pipe(first);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const open = tcpPort({ host: '127.0.0.1', port: address.port });
  const port = await opened(open);
  const peer = await opened(open);
  const cut = async (): Promise<void> => {
    for (const end of ends) end.destroy();
    server.close();
  };
  return { port, peer, cut, open };
}

const lines: readonly (readonly [string, () => Promise<Line>])[] = [
  ['TCP', overTcp],
  ['serial', () => overPty((path) => serialPort({ path, baud: 115_200 }))],
  ['file', () => overPty(filePort)],
];

/** Collects what a port receives until it is `length` bytes. */
function receive(port: BytePort, length: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    const stop = port.onBytes((bytes) => {
      parts.push(bytes);
      const all = Buffer.concat(parts);
      if (all.length < length) return;
      stop();
      resolve(all);
    });
  });
}

/** Why the port closed, once it has. */
const closing = (port: BytePort): Promise<string> => new Promise((resolve) => void port.onClosed((why) => resolve(why)));

describe.each(lines)('%s port', (_name, lay) => {
  test('carries every byte both ways, in order, however many', async () => {
    const { port, peer, cut } = await lay();
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff));
    const there = receive(peer, bytes.length);
    const written = await Promise.all([port.write(bytes.subarray(0, 60_000)), port.write(bytes.subarray(60_000))]);
    expect(written).toEqual([{ ok: true }, { ok: true }]);
    expect(bytes.equals(await there)).toBe(true);
    const back = receive(port, 5000);
    await peer.write(bytes.subarray(0, 5000));
    expect(bytes.subarray(0, 5000).equals(await back)).toBe(true);
    await Promise.all([port.close(), peer.close()]);
    expect(port.isOpen).toBe(false);
    expect(await port.write(bytes)).toMatchObject({ ok: false });
    await cut();
  });

  test('tells of a line that is cut, to whoever asks before or after, and a write then is a fault', async () => {
    const { port, peer, cut } = await lay();
    const told = closing(port);
    await cut();
    // A device node tells only those who use it.
    for (; port.isOpen; await wait(5)) await port.write(Uint8Array.of(1));
    expect(await told).toBeTypeOf('string');
    expect(await closing(port)).toBe(await told);
    expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false });
    await port.close();
    await peer.close();
  });

  test('a peer that is not there, and a caller who gave up, are faults and not exceptions', async () => {
    const { port, peer, cut, open } = await lay();
    await Promise.all([port.close(), peer.close()]);
    const gaveUp = await open(AbortSignal.abort());
    expect(gaveUp).toMatchObject({ ok: false });
    await cut();
    expect(await open(never)).toMatchObject({ ok: false });
  });
});
