import { drawBars, qrMatrix } from '../barcode-modules.ts';
import { magnify, type Bitmap } from '../bitmap.ts';
import { cellOf, decode, drawCharacter, type CodePages } from './character-cells.ts';
import { code128Bars } from './code128-read.ts';
import { added, emptyLine, placed, shiftFor, type LineBuffer } from './line-buffer.ts';
import { rollWriter, type PaperRoll, type RollWriter } from './paper-roll.ts';
import { unpackColumns, unpackRows } from './pictures.ts';
import type { Command } from './reading.ts';
import { changed, initialSettings, type Defaults, type Settings } from './settings.ts';

/** Something in the bytes that is not on the paper as its sender may have meant. */
export interface Complaint {
  /** Offset in the bytes, where known. */
  readonly offset?: number;
  readonly bytes?: Uint8Array;
  readonly reason: string;
}

export interface PaintedPiece {
  readonly roll: PaperRoll;
  /** What is printed as characters, line by line. */
  readonly lines: readonly string[];
  readonly complaints: readonly Complaint[];
  /** Cut off; otherwise it still hangs in the printer. */
  readonly cut: boolean;
}

const TAB_COLUMNS = 8;

/** Commands as pieces of paper. A piece with nothing on it and no complaint is left out. */
export function paint(commands: readonly Command[], defaults: Defaults & { codePages: CodePages }): PaintedPiece[] {
  const press = new Press(defaults);
  for (const command of commands) press.obey(command);
  return press.finish();
}

class Press {
  readonly #defaults: Defaults & { codePages: CodePages };
  readonly #pieces: PaintedPiece[] = [];
  #settings: Settings;
  #line: LineBuffer = emptyLine();
  #roll: RollWriter;
  #lines: string[] = [];
  #complaints: Complaint[] = [];
  #madeQr: { from: Settings['qr']; picture: Bitmap } | undefined;

  constructor(defaults: Defaults & { codePages: CodePages }) {
    this.#defaults = defaults;
    this.#settings = initialSettings(defaults);
    this.#roll = rollWriter(defaults.dots);
  }

  obey(command: Command): void {
    const settings = changed(this.#settings, command, this.#defaults);
    if (settings !== undefined) this.#settings = settings;
    else this.#print(command);
  }

  finish(): PaintedPiece[] {
    if (this.#line.items.length > 0) this.#endLine(0);
    this.#endPiece(false);
    return this.#pieces;
  }

  #print(command: Command): void {
    switch (command.kind) {
      case 'together':
        return command.commands.forEach((part) => this.obey(part));
      case 'initialise':
        this.#settings = initialSettings(this.#defaults);
        this.#line = emptyLine();
        return;
      case 'text':
        return this.#text(command.bytes);
      case 'tab':
        return this.#tab();
      case 'position':
        this.#line = { ...this.#line, pen: command.value };
        return;
      case 'move':
        this.#line = { ...this.#line, pen: Math.max(0, this.#line.pen + command.value) };
        return;
      case 'line-feed':
        return this.#endLine(this.#settings.spacing);
      case 'feed-lines':
        return this.#endLine(this.#settings.spacing * command.value);
      case 'feed-dots':
        return this.#endLine(command.value);
      case 'columns':
        return this.#add(unpackColumns(command.data, command.bytesPerColumn, command.across, this.#defaults.dots), '');
      case 'raster':
        return this.#picture(unpackRows(command, this.#defaults.dots));
      case 'graphics-print':
        if (this.#settings.graphics === undefined) return this.#complain({ reason: 'graphics printed before any were stored' });
        return this.#picture(unpackRows(this.#settings.graphics, this.#defaults.dots));
      case 'qr-print':
        return this.#qr();
      case 'code128':
        return this.#code128(command.data);
      case 'cut':
        this.#endLine(command.feed);
        return this.#endPiece(true);
      case 'unknown':
        return this.#complain(command);
      default:
    }
  }

  #complain({ offset, bytes, reason }: Complaint): void {
    this.#complaints.push({ reason, ...(offset === undefined ? {} : { offset }), ...(bytes === undefined ? {} : { bytes }) });
  }

  #text(bytes: Uint8Array): void {
    const { codePoints, known } = decode(bytes, this.#settings.codePage, this.#defaults.codePages);
    if (!known) this.#complain({ reason: `text in code page ${this.#settings.codePage}, which is not known`, bytes });
    for (const codePoint of codePoints) this.#add(drawCharacter(codePoint, this.#settings.look), String.fromCodePoint(codePoint));
  }

  /** What no longer fits begins the next line, as on a printer. */
  #add(picture: Bitmap, text: string): void {
    if (this.#line.pen + picture.width > this.#width() && this.#line.items.length > 0) this.#endLine(this.#settings.spacing);
    this.#line = added(this.#line, picture, text);
  }

  #tab(): void {
    const stop = TAB_COLUMNS * cellOf(this.#settings.look).width;
    this.#line = { ...this.#line, pen: (Math.floor(this.#line.pen / stop) + 1) * stop, text: `${this.#line.text}\t` };
  }

  #width(): number {
    return Math.min(this.#settings.area, this.#defaults.dots - this.#settings.margin);
  }

  /** Prints the line that waits and moves the paper by `advance` dots, or by the height of the line if that is more. */
  #endLine(advance: number): void {
    const shift = this.#settings.margin + shiftFor(this.#settings.align, this.#line.pen, this.#width());
    const { height, pictures } = placed(this.#line, shift);
    if (this.#line.text !== '') this.#lines.push(this.#line.text);
    this.#line = emptyLine();
    this.#advance(Math.max(height, advance), pictures);
  }

  #advance(height: number, pictures: readonly { x: number; y: number; picture: Bitmap }[]): void {
    if (!this.#roll.advance(height, pictures)) this.#complain({ reason: 'more paper than any slip needs: not drawn' });
  }

  /** A picture of its own takes whole lines. */
  #picture(picture: Bitmap): void {
    if (this.#line.items.length > 0) this.#endLine(this.#settings.spacing);
    const x = this.#settings.margin + shiftFor(this.#settings.align, picture.width, this.#width());
    this.#advance(picture.height, [{ x, y: 0, picture }]);
  }

  /** A code printed again and again is made once. */
  #qr(): void {
    const { data, level, module } = this.#settings.qr;
    try {
      if (this.#madeQr?.from !== this.#settings.qr) {
        this.#madeQr = { from: this.#settings.qr, picture: magnify(qrMatrix(data, level), module, module) };
      }
      this.#picture(this.#madeQr.picture);
    } catch (error) {
      this.#complain({ reason: `QR of ${data.length} bytes: ${error instanceof Error ? error.message : 'cannot be made'}` });
    }
  }

  #code128(data: Uint8Array): void {
    const bars = code128Bars(data);
    if (!bars.ok) return this.#complain({ reason: bars.reason, bytes: data });
    const { module, height, text } = this.#settings.bars;
    const picture = drawBars(bars.widths, module, height);
    if (picture.width > this.#width()) return this.#complain({ reason: 'the barcode is wider than the paper: a printer leaves it out' });
    if (text % 2 === 1) this.#caption(bars.text);
    this.#picture(picture);
    if (text >= 2) this.#caption(bars.text);
  }

  #caption(text: string): void {
    const plain = initialSettings(this.#defaults).look;
    for (const character of text) this.#line = added(this.#line, drawCharacter(character.codePointAt(0) ?? 0, plain), character);
    this.#endLine(0);
  }

  #endPiece(cut: boolean): void {
    const roll = this.#roll.roll();
    const blank = roll.strips.length === 0;
    if (!blank || this.#complaints.length > 0) {
      this.#pieces.push({ roll, lines: this.#lines, complaints: this.#complaints, cut });
    }
    this.#roll = rollWriter(this.#defaults.dots);
    this.#lines = [];
    this.#complaints = [];
  }
}
