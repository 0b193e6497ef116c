import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { stageSchema, type Stage } from '../../contract/dock.ts';
import { sampleStages } from '../../test/gallery/stages.ts';
import { Dock, type Link } from './dock.tsx';
import type { SendCommand } from './orders.ts';

const taken: SendCommand = async () => ({ ok: true, why: null });

function draw(stage: Stage | null, link: Link = 'live'): string {
  return renderToStaticMarkup(<Dock stage={stage} command={taken} link={link} />);
}

/** The markup of the card with this heading, so that one card's buttons are not mistaken for another's. */
function card(html: string, name: string): string {
  const found = html.split('<section').find((part) => new RegExp(`</span>${name}</h2>|>${name}</h2>`, 'u').test(part));
  if (found === undefined) throw new Error(`no card is called ${name}`);
  return found;
}

function pressed(html: string): string[] {
  return [...html.matchAll(/aria-pressed="true"[^>]*>(?:<svg.*?<\/svg>)?([^<]*)</gu)].map((match) => match[1] ?? '');
}

describe.each(Object.entries(sampleStages))('stage %s', (_, stage) => {
  test('is a stage of the contract', () => {
    expect(stageSchema.parse(stage)).toEqual(stage);
  });

  test('draws without markup that a strict content policy forbids', () => {
    expect(draw(stage)).not.toMatch(/ style=| on[a-z]+="|<script|<style/u);
  });

  test('has every device, each with its cable to pull', () => {
    const html = draw(stage);
    for (const name of ['Card reader', 'Document scanner', 'Slot and box', 'Receipt printer', 'Barcode reader', 'Page printer'])
      expect(card(html, name)).toContain('Unplugged');
  });
});

describe('Dock', () => {
  test('shows the faults as they are on each device and nowhere else', () => {
    const html = draw(sampleStages.troubled);
    expect(pressed(card(html, 'Card reader'))).toEqual(['good', 'Unplugged']);
    expect(pressed(card(html, 'Document scanner'))).toEqual(['Cover open']);
    expect(pressed(card(html, 'Slot and box'))).toEqual(['Put it in by itself when the slot opens', 'nearly full', 'Door open']);
    expect(pressed(card(html, 'Receipt printer'))).toEqual(['out']);
    expect(pressed(card(html, 'Barcode reader'))).toEqual(['Mute']);
    expect(pressed(card(html, 'EDMS folder'))).toEqual(['Folder away']);
  });

  test('offers to take out the card that is in, and names whose it is', () => {
    const html = card(draw(sampleStages.withCard), 'Card reader');
    expect(html).toContain('Take the card out');
    expect(html).not.toContain('Insert the card');
    expect(html).toMatch(/class="status[^>]*>Під’яблонський Остап Ґеоргійович</u);
  });

  test('does not let a card be inserted for who has none', () => {
    expect(draw(sampleStages.idle)).toMatch(/<option value="A4" disabled="">/u);
  });

  test('says in words what the feeder holds and where it will jam', () => {
    const stage: Stage = { ...sampleStages.loaded, feeder: { sheets: 3, jamOn: 2, sticky: true } };
    expect(card(draw(stage), 'Document scanner')).toContain('3 sheets in the feeder, labelled, will jam on 2');
  });

  test('marks the next step for the ear too', () => {
    expect(card(draw(sampleStages.slotOpen), 'Slot and box')).toContain('Next, step 3');
  });

  test('hangs up the slips newest first, by their own pictures', () => {
    const pictures = [...draw(sampleStages.done).matchAll(/<img src="([^"]+)"/gu)].map((match) => match[1]);
    expect(pictures).toEqual(['/slip/slip-3.png', '/slip/slip-2.png', '/slip/slip-1.png']);
  });

  test('leaves out a device that the terminal does not have', () => {
    const without: Stage = { ...sampleStages.idle, devices: sampleStages.idle.devices.filter((one) => one.device !== 'pagePrinter') };
    expect(draw(without)).not.toContain('Page printer');
  });

  test('says that the terminal is silent, and keeps what was last seen', () => {
    const html = draw(sampleStages.done, 'lost');
    expect(html).toContain('The terminal is silent');
    expect(html).toContain('/slip/slip-3.png');
    expect(draw(null, 'opening')).toContain('Looking for the terminal');
  });
});
