import { afterEach, expect, it, vi } from 'vitest';
import { storageBackend } from '../../examples/storage-backend.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import { type BackendBench, runBackendConformance } from '../../src/testing/backend-conformance.ts';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

async function openBench(): Promise<BackendBench> {
  localStorage.clear();
  const { backend, saveSettings, setStaffed, messages } = storageBackend('shop');
  saveSettings({ id: 'shop' });
  return {
    backend,
    widget: 'shop',
    saveSettings: async (settings) => saveSettings(settings),
    setStaffed: async (staffed) => setStaffed(staffed),
    messages: async () =>
      messages().map(
        ({ submission, receipt }) => ({ ...submission, id: receipt.id, widget: 'shop' }) as unknown as OfflineMessage,
      ),
    openUnknown: () => storageBackend('nowhere').backend,
    close: async () => backend.close(),
  };
}

it('the backend of the README keeps every promise of what it declares', async () => {
  // It says why nonsense is `unavailable`.
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { kept, broken, skipped, cases } = await runBackendConformance(openBench);
  expect(cases.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
  expect({ broken, isMost: kept > 20, all: kept + skipped }).toEqual({ broken: 0, isMost: true, all: cases.length });
  console.log(`conformance backend=example kept=${kept} skipped=${skipped} broken=${broken}`);
});

it('a change in one tab is heard in another, and is read there', async () => {
  const [here, there] = [storageBackend('shop'), storageBackend('shop')];
  here.saveSettings({ id: 'shop' });
  const heard: unknown[] = [];
  there.backend.watchStatus(({ document }) => heard.push(document.people.staffed));
  here.setStaffed(true);
  window.dispatchEvent(new StorageEvent('storage', { key: 'porchlight:shop:staffed' }));
  await expect.poll(() => heard).toEqual([true]);
  there.backend.close();
  window.dispatchEvent(new StorageEvent('storage', { key: 'porchlight:shop:staffed' }));
  await there.backend.readStatus();
  expect(heard).toEqual([true]);
});
