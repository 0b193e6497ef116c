import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('modbus-slave.py', import.meta.url));

const line = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ table: z.enum(['coil', 'holding']), address: z.number(), values: z.array(z.number()) }),
]);

export interface SlaveTables {
  readonly discrete: readonly number[];
  readonly input: readonly number[];
}

export interface ModbusSlaveOptions {
  readonly path: string;
  readonly unit: number;
  readonly tables: SlaveTables;
  readonly onWrite: (table: 'coil' | 'holding', address: number, value: number) => void;
}

/** What becomes of a request, in the words of the slave's script. */
export type AnswerFault = 'fine' | 'lost' | 'unanswered' | 'late' | 'crc' | 'half' | `exception ${number}`;

/** A slave whose protocol is libmodbus, in a process of its own; what its tables hold is the test's business. */
export class ModbusSlave {
  readonly ready: Promise<void>;
  readonly #process: ChildProcess;

  constructor({ path, unit, tables, onWrite }: ModbusSlaveOptions) {
    // Debian's own Python: another one that comes first on the PATH has not Debian's libraries beside it.
    this.#process = spawn('/usr/bin/python3', [script, path, '115200', String(unit)], { stdio: ['pipe', 'pipe', 'pipe'] });
    const ready = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.ready.catch(() => undefined);
    let complaint = '';
    this.#process.stderr?.on('data', (text: Buffer) => (complaint += text.toString()));
    this.#process.stdin?.on('error', () => undefined);
    this.#process.on('error', (error) => ready.reject(error));
    this.#process.on('close', () => ready.reject(new Error(complaint || 'the Modbus slave ended')));
    if (this.#process.stdout) {
      createInterface(this.#process.stdout).on('line', (text) => {
        const told = line.parse(JSON.parse(text));
        if ('ready' in told) return ready.resolve();
        for (const [at, value] of told.values.entries()) onWrite(told.table, told.address + at, value);
      });
    }
    this.show(tables);
  }

  show(tables: SlaveTables): void {
    this.#order(tables);
  }

  /** What becomes of the next requests, one after the other. */
  spoil(faults: readonly AnswerFault[]): void {
    this.#order({ faults });
  }

  goMute(): void {
    this.#order({ mute: true });
  }

  wake(): void {
    this.#order({ mute: false });
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #order(order: object): void {
    this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
  }
}
