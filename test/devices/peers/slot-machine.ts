import type { DepositoryTrouble, StrikePoint } from '../../../drivers/depository/controls.ts';
import { Mechanism } from '../../../drivers/depository/mechanism.ts';
import type { DepositoryRig } from '../../../drivers/depository/test-bench.ts';
import { boxTrouble, shutterTrouble, staplerTrouble } from '../../../drivers/depository/troubles.ts';
import type { ReplugCable } from '../replug-cable.ts';
import { ModbusSlave, type SlaveTables } from './modbus-slave.ts';

const boxSheets = 2000;
const full = 1000;
const coils = ['shutter', 'staple', 'drop', 'giveBack'] as const;
type Coil = (typeof coils)[number];

/**
 * The metal behind a Modbus slave: what coils move and sensors see, in the addresses of the default map. A wrong move throws, as
 * {@link Mechanism} does, and is kept in `broken` for the test to look at.
 */
export class SlotMachine implements DepositoryRig {
  readonly commands: string[] = [];
  broken: Error | undefined;
  /** A worn-out sensor: papers fall and are not seen. */
  blindBoxSensor = false;
  /** Called when the shutter has opened: the moment for a resident to put paper in. */
  onOpen: () => void = () => undefined;
  readonly #mechanism = new Mechanism();
  readonly #cable: ReplugCable;
  readonly #unit: number;
  readonly #armed = new Map<StrikePoint, () => void>();
  readonly #hung = new Set<Coil>();
  #seen = 0;
  #driven = 0;
  #rollersOut = false;
  #slave: ModbusSlave | undefined;

  constructor(cable: ReplugCable, unit = 1) {
    this.#cable = cable;
    this.#unit = unit;
  }

  get metal() {
    return this.#mechanism.state;
  }

  get slave(): ModbusSlave {
    if (!this.#slave) throw new Error('the controller has no power');
    return this.#slave;
  }

  /** Gives the controller power; its counters begin anew where it does not keep them. */
  async start(counters: 'kept' | 'lost' = 'kept'): Promise<void> {
    this.stop();
    if (counters === 'lost') this.#seen = this.#driven = 0;
    await this.#cable.laid();
    const { far: path } = this.#cable;
    this.#slave = new ModbusSlave({
      path,
      unit: this.#unit,
      tables: this.#sensors(),
      onWrite: (table, address, value) => {
        const coil = coils[address];
        if (table === 'coil' && coil) this.#obey(coil, value === 1);
      },
    });
    await this.#slave.ready;
  }

  stop(): void {
    this.#slave?.kill();
    this.#slave = undefined;
  }

  /** From now on a coil's command is taken and nothing moves. */
  hang(coil: Coil): void {
    this.#hung.add(coil);
  }

  plug = (): void => {
    this.#slave?.wake();
    if (this.#slave) return;
    this.#cable.plug();
    this.start().catch((error: unknown) => this.#breaks(error));
  };

  unplug = (): void => {
    this.stop();
    this.#cable.unplug();
  };

  /** A hand forces the shutter open. */
  forceShutter = (): void => this.#after(this.#mechanism.moveShutter('open'));

  goMute = (): void => this.#slave?.goMute();

  strikeAt = (point: StrikePoint, trouble: DepositoryTrouble): void => this.doAt(point, () => void this[trouble]());

  /** Lets anything happen once at a point of the deposit. */
  doAt(point: StrikePoint, act: () => void): void {
    this.#armed.set(point, act);
  }

  insertPaper = (sheets = 2): boolean => !this.#rollersOut && this.#after(this.#mechanism.putIn(sheets));
  takePaperBack = (): boolean => this.#after(this.#mechanism.bringBack());
  jamStapler = (): void => this.#set({ staplerJam: true });
  emptyStapler = (): void => this.#set({ staples: 0 });
  mendStapler = (staples = 5000): void => this.#set({ staplerJam: false, staples });
  jamSlot = (): void => this.#set({ slotJam: true });
  clearSlot = (paper: 'stays' | 'taken' = 'stays'): void => this.#after(this.#mechanism.clearSlot(paper));
  stickShutter = (): void => this.#set({ shutterStuck: true });
  freeShutter = (): void => this.#set({ shutterStuck: false });
  fillBox = (level = 1): void => this.#after(this.#mechanism.setBoxSheets(Math.round(level * boxSheets)));
  removeBox = (): void => this.#after(this.#mechanism.removeBox());
  putBox = (how: 'emptied' | 'asItWas' = 'emptied'): void => this.#after(this.#mechanism.putBox(how === 'emptied'));
  openDoor = (): void => this.#set({ door: 'open' });
  closeDoor = (): void => this.#set({ door: 'closed' });

  #set(part: Parameters<Mechanism['set']>[0]): void {
    this.#after(this.#mechanism.set(part));
  }

  /** Shows what the sensors see after a change, and passes on what the change said. */
  #after<Said>(said: Said): Said {
    this.#slave?.show(this.#sensors());
    return said;
  }

  #sensors(): SlaveTables {
    const { shutter, shutterStuck, slot, slotJam, staples, staplerJam, box, door } = this.metal;
    const discrete = [
      shutter === 'open',
      shutter === 'closed',
      slot !== null,
      slotJam,
      staplerJam,
      staples === 0,
      shutterStuck,
      box !== null,
      (box?.sheets ?? 0) >= boxSheets,
      door === 'open',
      slot?.stapled ?? false,
    ].map(Number);
    const level = Math.min(full, Math.round(((box?.sheets ?? 0) / boxSheets) * full));
    return { discrete, input: [this.#seen >> 16, this.#seen & 0xffff, this.#driven >> 16, this.#driven & 0xffff, level] };
  }

  #obey(coil: Coil, set: boolean): void {
    this.commands.push(`${coil} ${set ? 'on' : 'off'}`);
    try {
      this.#moved(coil, set);
    } catch (error) {
      this.#breaks(error);
    }
    this.#after(undefined);
  }

  #moved(coil: Coil, set: boolean): void {
    if (coil === 'giveBack') this.#rollersOut = set;
    if (coil !== 'shutter' && !set) return;
    const point =
      coil === 'shutter' ? (set ? 'insert' : 'closing') : coil === 'staple' ? 'stapling' : coil === 'drop' ? 'dropping' : undefined;
    if (point) this.#strike(point);
    if (this.#hung.has(coil) || !this.#slave) return;
    if (coil === 'shutter' && !shutterTrouble(this.metal)) this.#mechanism.moveShutter(set ? 'open' : 'closed');
    if (coil === 'shutter' && this.metal.shutter === 'open') this.onOpen();
    if (coil === 'giveBack') this.#mechanism.bringBack();
    if (coil === 'staple') this.#staple();
    if (coil === 'drop') this.#drop();
  }

  // The controller's own checks hold the motor; the mechanism throws only where a hand could be hurt or paper lost.
  #staple(): void {
    if (staplerTrouble(this.metal) ?? boxTrouble(this.metal, boxSheets)) return;
    this.#mechanism.staple();
    this.#driven += 1;
  }

  #drop(): void {
    if (boxTrouble(this.metal, boxSheets)) return;
    this.#mechanism.drop();
    if (!this.blindBoxSensor) this.#seen += 1;
    this.#strike('dropped');
  }

  #breaks(error: unknown): void {
    this.broken ??= error instanceof Error ? error : new Error(String(error));
  }

  #strike(point: StrikePoint): void {
    const act = this.#armed.get(point);
    this.#armed.delete(point);
    act?.();
  }
}
