import type { Locator, Page } from 'playwright/test';
import { type WidgetPage, widgetPage } from './widget-page.ts';

/** One of the visitors on the stage of the QA page, who talks. */
export interface VisitorPane extends WidgetPage {
  readonly log: Locator;
  readonly composer: Locator;
  /** An agent's invitation beside the closed tab. */
  readonly invitation: Locator;
  /** Opens the panel where it is closed, writes and sends. */
  say(text: string): Promise<void>;
}

export function visitorPane(page: Page, number: 1 | 2): VisitorPane {
  const widget = widgetPage(page.getByRole('region', { name: `Visitor ${number}` }));
  const composer = widget.panel.getByRole('textbox', { name: 'Message' });
  return {
    ...widget,
    log: widget.panel.getByRole('log'),
    composer,
    invitation: widget.host.locator('[part=invitation]'),
    async say(text) {
      if (!(await widget.panel.isVisible())) await widget.open();
      await composer.fill(text);
      await composer.press('Enter');
    },
  };
}
