import type { StatusDocument } from '../../domain/status/status-document.ts';
import type { BackendBench, BackendPromise } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';

const read = async ({ backend }: BackendBench): Promise<StatusDocument> =>
  expectThat.value(await backend.readStatus(), 'readStatus').document;

const tabText = ({ settings }: StatusDocument): unknown => settings.online?.tabText;

export const status: readonly BackendPromise[] = [
  {
    promise: 2,
    title: 'Truth at once: settings saved before the call are in the answer, each time they are saved',
    async prove(bench) {
      const { widget, saveSettings } = bench;
      expectThat.equal((await read(bench)).settings.id, widget, 'the widget of the answer');
      for (const text of ['Chat with us', 'Ask away']) {
        await saveSettings({ id: widget, online: { tabText: text } });
        expectThat.equal(tabText(await read(bench)), text, 'the tab text just saved');
      }
    },
  },
  {
    promise: 2,
    title: 'Truth at once: people who came or went before the call are in the answer',
    async prove(bench) {
      for (const staffed of [true, false, true]) {
        await bench.setStaffed(staffed);
        expectThat.equal((await read(bench)).people.staffed, staffed, 'staffed');
      }
    },
  },
  {
    promise: 2,
    title: 'Truth at once: the clock of the answer is in epoch milliseconds, or null, and its round trip is a duration',
    async prove({ backend }) {
      const { serverNow, roundTripMs } = expectThat.value(await backend.readStatus(), 'readStatus');
      const isInstant = serverNow === null || (Number.isInteger(serverNow) && serverNow > 0);
      expectThat.holds(isInstant, `serverNow must be an instant or null, not ${serverNow}`);
      expectThat.holds(roundTripMs >= 0 && roundTripMs < 60_000, `roundTripMs must be a duration, not ${roundTripMs}`);
    },
  },
  {
    promise: 3,
    title: 'Versions tell: a change of settings or of people changes the version, and nothing else does',
    async prove(bench) {
      const { widget, saveSettings, setStaffed } = bench;
      const first = await read(bench);
      expectThat.equal((await read(bench)).version, first.version, 'the version while nothing changed');
      await saveSettings({ id: widget, online: { tabText: 'Ask away' } });
      const second = await read(bench);
      expectThat.holds(second.version !== first.version, 'a change of settings must change the version');
      await setStaffed(true);
      const third = await read(bench);
      expectThat.holds(third.version !== second.version, 'a change of people must change the version');
      expectThat.equal((await read(bench)).version, third.version, 'the version while nothing changed');
    },
  },
  {
    promise: 3,
    title: 'Versions tell: two answers with the same version have equal settings and people',
    async prove(bench) {
      const { widget, saveSettings, setStaffed } = bench;
      const seen = new Map<string, StatusDocument>();
      for (const text of ['One', 'Two', 'One']) {
        for (const staffed of [true, false]) {
          await saveSettings({ id: widget, online: { tabText: text } });
          await setStaffed(staffed);
          const document = await read(bench);
          expectThat.equal([tabText(document), document.people.staffed], [text, staffed], 'the answer');
          const twin = seen.get(document.version);
          if (twin) expectThat.equal(document, twin, `the document of version ${document.version}`);
          seen.set(document.version, document);
        }
      }
    },
  },
];
