import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { uk } from '../../renderer/words/uk.ts';
import type { Words } from '../../renderer/words/words.ts';

/** A resident in front of the glass: does what a person would, and waits for what a person would see. */
export class Resident {
  readonly page: Page;
  readonly words: Words;
  /** Whether every new screen is examined for accessibility (WCAG 2.1 AA and best practice, by axe). */
  readonly examine: boolean;

  constructor(page: Page, { words = uk, examine = false }: { words?: Words; examine?: boolean } = {}) {
    this.page = page;
    this.words = words;
    this.examine = examine;
  }

  async sees(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title.replaceAll('\u00A0', ' '), { useInnerText: false });
    if (!this.examine) return;
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: false }).first().click();
  }

  async goesOn(): Promise<void> {
    await this.page.locator('button.next').click();
  }

  async chooses(name: string): Promise<void> {
    await this.page.locator('.answer', { hasText: name }).first().click();
  }

  async fills(field: keyof Words['fields'], value: string): Promise<void> {
    await this.page.getByLabel(this.words.fields[field].label).first().fill(value);
  }

  /** From the start screen to the label in hand; `identify` with the card that lies on the reader, or without a document. */
  async comesToLabel(identify: 'card' | 'none', insertCard: () => Promise<void> = async () => undefined): Promise<void> {
    const { words } = this;
    await this.sees(words.start.title);
    await this.presses(words.services.appeal.name);
    await this.sees(words.notice.title);
    await this.goesOn();
    await this.sees(words.asks.identify.title);
    await this.chooses(words.identify[identify].name);
    if (identify === 'card') {
      await this.sees(words.card.insert.title);
      await insertCard();
    }
    await this.sees(words.forms.personName.title);
    await this.fills('surname', 'Лук’яненко');
    await this.fills('given', 'Мар’яна');
    await this.fills('patronymic', 'Ігорівна');
    await this.goesOn();
    await this.sees(words.forms.address.title);
    await this.fills('street', 'просп. Дмитра Яворницького');
    await this.fills('building', '999');
    await this.goesOn();
    await this.sees(words.forms.contacts.title);
    await this.fills('phone', '067 123 45 67');
    await this.goesOn();
    await this.sees(words.asks.kind.title);
    await this.chooses(words.kind.application.name);
    await this.sees(words.forms.subject.title);
    await this.fills('subject', 'Ремонт тротуару');
    await this.goesOn();
    await this.sees(words.asks.behalf.title);
    await this.chooses(words.behalf.self.name);
    await this.sees(words.asks.category.title);
    await this.chooses(words.category.none.name);
    await this.sees(words.asks.reply.title);
    await this.chooses(words.reply.terminal.name);
    await this.sees(words.label.stick.title);
  }

  /** From the label to the pages that were scanned. */
  async scans(loadSheets: () => Promise<void>): Promise<void> {
    const { words } = this;
    await this.goesOn();
    await this.sees(words.scan.load.title);
    await loadSheets();
    await expect(this.page.getByText(words.scan.feederLoaded)).toBeVisible();
    await this.presses(words.scan.feeder);
  }

  /** From the reviewed pages to the last screen. */
  async confirmsAndDeposits(insertPaper: () => Promise<void>): Promise<void> {
    const { words } = this;
    await this.sees(words.review.title);
    await this.goesOn();
    await this.sees(words.confirm.title);
    await this.goesOn();
    await this.sees(words.deposit.insert.title);
    await insertPaper();
    await this.sees(words.done.title);
  }
}
