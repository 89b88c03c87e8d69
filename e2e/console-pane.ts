import { expect, type Locator, type Page } from 'playwright/test';
import type { DeskList } from '../demo/qa/desk.ts';

/** One agent's console on the QA page, as the agent uses it. */
export interface ConsolePane {
  readonly card: Locator;
  /** Chats, visitors or invitations of the list that is shown. */
  readonly items: Locator;
  readonly log: Locator;
  /** Where the chosen chat stands: its state, whose it is, to whom it is offered. */
  readonly where: Locator;
  /** The refusal or the warning after what was done last. */
  readonly said: Locator;
  show(list: DeskList): Promise<void>;
  /** Chooses the one whose item has this in it, from a list. */
  choose(list: DeskList, text: string): Promise<void>;
  /** Presses one of the buttons by its whole name. */
  press(name: string): Promise<void>;
  say(kind: 'Reply' | 'Note', text: string): Promise<void>;
  transferTo(target: string, note?: string): Promise<void>;
  /** How many are in a list, as its tab says. */
  expectCount(list: DeskList, count: number): Promise<void>;
}

export function consolePane(page: Page, agent: string): ConsolePane {
  const card = page.getByRole('region', { name: `${agent}’s console` });
  const tab = (list: DeskList): Locator => card.locator(`[data-list=${list}]`);
  const button = (name: string): Locator => card.getByRole('button', { name, exact: true });
  const items = card.locator('.desk-items li');
  const words = card.getByLabel('Words', { exact: true });
  const show = (list: DeskList): Promise<void> => tab(list).click();
  return {
    card,
    items,
    log: card.getByLabel('Log of the chat'),
    where: card.locator('.desk-where'),
    said: card.locator('.desk-said'),
    show,
    async choose(list, text) {
      await show(list);
      await items.filter({ hasText: text }).getByRole('button').first().click();
    },
    press: (name) => button(name).click(),
    async say(kind, text) {
      await words.fill(text);
      await button(kind).click();
      await expect(words).toHaveValue('');
    },
    async transferTo(target, note) {
      if (note !== undefined) await words.fill(note);
      await card.getByLabel('Transfer to').selectOption({ label: target });
      await button('Transfer').click();
    },
    expectCount: (list, count) => expect(tab(list).locator('b')).toHaveText(String(count)),
  };
}

/** Opens a scene with its clock standing still; time is moved by its levers alone. */
export async function openScene(page: Page, qaUrl: string, scene: string, more = ''): Promise<void> {
  await page.goto(`${qaUrl}?scene=${scene}&speed=0${more}`);
  await expect(page.locator(`.qa[data-state=ready][data-scene=${scene}]`)).toBeVisible();
}

/** Lets simulated time pass by one of the time card's buttons. */
export const pass = (page: Page, step: '+30 s' | '+1 min' | '+3 min' | '+10 min' | '+1 hour'): Promise<void> =>
  page.getByRole('button', { name: step, exact: true }).click();

/** A switch of one agent among the people. */
export const agentSwitch = (page: Page, agent: string, label: string): Locator =>
  page.getByRole('region', { name: 'People' }).locator('li', { hasText: agent }).getByLabel(label);
