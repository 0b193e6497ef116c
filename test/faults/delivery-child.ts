import { join } from 'node:path';
import { takeNext } from '../../sync/counter.ts';
import { Courier } from '../../sync/courier.ts';
import { openDatabase } from '../../sync/database.ts';
import { EdmsFolder } from '../../sync/edms/folder.ts';
import { enqueueParcel } from '../../sync/edms/parcel.ts';
import { sampleParcel, sampleShipment } from '../../sync/edms/sample-shipment.ts';
import { append } from '../../sync/journal.ts';
import { loadKeys } from '../../sync/keys.ts';
import { migrations } from '../../sync/migrations/index.ts';
import { summary } from '../../sync/outbox.ts';
import { Spool } from '../../sync/spool.ts';

// A terminal without a screen, to be killed: `node delivery-child.ts DATA work` seals and delivers appeals until it dies,
// `… one` seals and delivers one appeal and ends, `… drain` delivers what is left and ends. It says `ready` when it begins.

const [data = '', mode = 'drain'] = process.argv.slice(2);

const loaded = await loadKeys(join(data, 'master.key'), { mayCreate: true });
if (!loaded.ok) throw new Error(loaded.fault);
const opened = await openDatabase(join(data, 'vikno.db'), loaded.keys, migrations);
if (!opened.ok) throw new Error(opened.fault);
const { database } = opened;
const spool = new Spool(join(data, 'spool'), loaded.keys);
const courier = new Courier({
  database,
  spool,
  folder: new EdmsFolder(join(data, 'edms')),
  terminal: 'DP01',
  mayCreateFolder: true,
  limitMs: 60_000,
  pollMs: 20,
  keepMs: 0,
  now: Date.now,
  random: () => 0,
  onBug: (error) => {
    console.error(error);
    process.exit(1);
  },
});

await spool.sweep(new Set());
console.log('ready');

if (mode !== 'work') {
  if (mode === 'one') await sealOne();
  while (summary(database).waiting > 0) await courier.deliverDue();
  await courier.readAnswers();
  database.close();
} else {
  courier.start();
  for (;;) {
    await sealOne();
    courier.kick();
  }
}

async function sealOne(): Promise<void> {
  const taken = database.transaction((tx) => {
    const position = takeNext(tx, 2026);
    append(tx, { at: new Date(), event: 'counter.taken', appeal: `a${position.last}`, body: { year: position.year, last: position.last } });
    return position.last;
  });
  if (!taken.ok) throw new Error(taken.fault);
  const appeal = `a${taken.value}`;
  const shipment = sampleShipment(taken.value, Buffer.alloc(40_000, taken.value));
  const written = await spool.write(appeal, 'document.pdf', shipment.document);
  if (!written.ok) throw new Error(written.fault);
  const sealed = database.transaction((tx) => enqueueParcel(tx, sampleParcel(shipment, appeal), 'due', Date.now()));
  if (!sealed.ok) throw new Error(sealed.fault);
}
