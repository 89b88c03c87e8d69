import type { Problem, Receipt, Result, StatusAnswer, Submission, WidgetSettings } from 'porchlight';
import { asBackend, judgeSubmission, ok, publicSettings, refused } from 'porchlight';

type Kept = { readonly submission: Submission; readonly receipt: Receipt };

/** A backend without a server: what an owner sets and visitors leave lies in this browser, before all of its tabs. */
export function storageBackend(widget: string, storage: Storage = localStorage) {
  const changes = new EventTarget();
  const place = (name: string): string => `porchlight:${widget}:${name}`;
  const read = (name: string) => JSON.parse(storage.getItem(place(name)) ?? 'null');
  const write = (name: string, value: unknown): void => storage.setItem(place(name), JSON.stringify(value));
  const unknown: Problem = { code: 'widget-unknown', message: `There is no widget ${widget} here.` };
  const people = () => ({ staffed: read('staffed') === true });

  async function readStatus(): Promise<Result<StatusAnswer, Problem>> {
    const settings: WidgetSettings | null = read('settings');
    if (!settings) return refused(unknown);
    const content = { settings: publicSettings(settings), people: people() };
    return ok({ document: { version: JSON.stringify(content), ...content }, serverNow: null, roundTripMs: 0 });
  }

  async function submit(submission: Submission): Promise<Result<Receipt, Problem>> {
    const settings: WidgetSettings | null = read('settings');
    if (!settings) return refused(unknown);
    // A key for each command: tabs that write at once lose nothing, and store nothing twice.
    const id = `message:${submission.commandId}`;
    const kept: Kept | null = read(id);
    if (kept && JSON.stringify(kept.submission) === JSON.stringify(submission)) return ok(kept.receipt);
    if (kept) return refused({ code: 'command-id-reused', message: 'This id stands for other words.' });
    if (settings.disabled && settings.whenDisabled !== 'offline')
      return refused({ code: 'widget-disabled', message: 'The widget is switched off.' });
    const judged = judgeSubmission({ settings, people: people(), submission, now: Date.now() });
    if (!judged.ok) return judged;
    const receipt = { id, ...judged.value.receipt };
    write(id, { submission, receipt });
    return ok(receipt);
  }

  function watchStatus(listener: (answer: StatusAnswer) => void) {
    const life = new AbortController();
    const tell = async (): Promise<void> => {
      const answer = await readStatus();
      if (answer.ok && !life.signal.aborted) listener(answer.value);
    };
    changes.addEventListener('change', tell, life);
    addEventListener('storage', tell, life);
    return ok(() => life.abort());
  }

  const set = (name: string, value: unknown): void => {
    write(name, value);
    changes.dispatchEvent(new Event('change'));
  };
  return {
    backend: asBackend({ widget, abilities: ['status-push', 'offline-messages'], readStatus, submit, watchStatus }),
    saveSettings: (settings: WidgetSettings) => set('settings', settings),
    setStaffed: (staffed: boolean) => set('staffed', staffed),
    messages: (): readonly Kept[] =>
      Object.keys(storage)
        .filter((key) => key.startsWith(place('message:')))
        .map((key) => JSON.parse(storage.getItem(key) ?? '')),
  };
}
