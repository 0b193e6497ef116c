import type { Align } from '../slip.ts';
import type { CharacterLook } from './character-cells.ts';
import type { Command, Dots } from './reading.ts';

/** What a printer is set to; commands change it, ESC @ starts it over. */
export interface Settings {
  readonly look: CharacterLook;
  readonly align: Align;
  readonly codePage: number;
  /** Dots from line to line. */
  readonly spacing: number;
  readonly margin: number;
  /** Dots that may be printed on from the margin on. */
  readonly area: number;
  readonly bars: { readonly height: number; readonly module: number; readonly text: number };
  readonly qr: { readonly module: number; readonly level: 'L' | 'M' | 'Q' | 'H'; readonly data: Uint8Array };
  readonly graphics: Dots | undefined;
}

export interface Defaults {
  readonly dots: number;
  /** Dots from line to line until the bytes say otherwise: a sixth of an inch. */
  readonly lineSpacing: number;
}

export function initialSettings(defaults: Defaults): Settings {
  return {
    look: { narrow: false, bold: false, underline: false, inverse: false, across: 1, down: 1 },
    align: 'left',
    codePage: 0,
    spacing: defaults.lineSpacing,
    margin: 0,
    area: defaults.dots,
    bars: { height: 162, module: 3, text: 0 },
    qr: { module: 3, level: 'L', data: new Uint8Array() },
    graphics: undefined,
  };
}

/** The settings after a command, or nothing if the command is not about settings. */
export function changed(settings: Settings, command: Command, defaults: Defaults): Settings | undefined {
  const { look, bars, qr } = settings;
  switch (command.kind) {
    case 'bold':
    case 'underline':
    case 'inverse':
      return { ...settings, look: { ...look, [command.kind]: command.on } };
    case 'magnify':
      return { ...settings, look: { ...look, across: command.across, down: command.down } };
    case 'font':
      return { ...settings, look: { ...look, narrow: command.narrow } };
    case 'align':
      return { ...settings, align: command.align };
    case 'code-page':
      return { ...settings, codePage: command.value };
    case 'line-spacing':
      return { ...settings, spacing: command.value };
    case 'default-spacing':
      return { ...settings, spacing: defaults.lineSpacing };
    case 'left-margin':
      return { ...settings, margin: Math.min(command.value, defaults.dots) };
    case 'area-width':
      return { ...settings, area: Math.min(command.value, defaults.dots) };
    case 'bar-height':
      return { ...settings, bars: { ...bars, height: command.value } };
    case 'bar-module':
      return { ...settings, bars: { ...bars, module: command.value } };
    case 'bar-text':
      return { ...settings, bars: { ...bars, text: command.value } };
    case 'qr-module':
      return { ...settings, qr: { ...qr, module: command.value } };
    case 'qr-level':
      return { ...settings, qr: { ...qr, level: command.level } };
    case 'qr-store':
      return { ...settings, qr: { ...qr, data: command.data } };
    case 'graphics-store': {
      const { kind: _, ...dots } = command;
      return { ...settings, graphics: dots };
    }
    default:
      return undefined;
  }
}
