import { isPassing } from '../../domain/problem.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type BackendPromise, needsMessages } from '../backend-bench.ts';
import { expectThat } from '../expect-that.ts';
import { freshId, freshSubmission } from './fresh-submission.ts';

const OPEN_ON_ONE_DAY_LONG_AGO: Schedule = {
  timeZone: 'UTC',
  weekly: {},
  exceptions: [{ date: '2001-01-01', intervals: [['00:00', '24:00']] }],
};

export const messages: readonly BackendPromise[] = [
  {
    promise: 4,
    title: 'A message is stored once: what was answered is stored, word for word, and told apart by its command id',
    skipped: needsMessages,
    async prove({ backend, widget, messages }) {
      const submission = freshSubmission();
      const receipt = expectThat.value(await backend.submit(submission), 'submit');
      const { values, page, language, timeZone } = submission;
      const stored = (await messages()).map((message) => ({
        id: message.id,
        widget: message.widget,
        values: message.values,
        page: message.page,
        language: message.language,
        timeZone: message.timeZone,
      }));
      const wanted = [{ id: receipt.id, widget, values, page, language, timeZone }];
      expectThat.equal(stored, wanted, 'what is stored');
      const second = expectThat.value(await backend.submit(freshSubmission()), 'another submission');
      expectThat.holds(second.id !== receipt.id, 'another message must get an id of its own');
      expectThat.equal((await messages()).length, 2, 'messages stored');
    },
  },
  {
    promise: 4,
    title: 'A message is stored once: messages of one writer are one visitor’s, those of another are another’s',
    skipped: needsMessages,
    async prove({ backend, messages }) {
      const [ada, grace] = [freshId(), freshId()];
      const receipts: string[] = [];
      for (const visitor of [ada, grace, ada]) {
        receipts.push(expectThat.value(await backend.submit(freshSubmission({ visitor })), 'submit').id);
      }
      const stored = await messages();
      const [first, other, again] = receipts.map((receipt) => stored.find(({ id }) => id === receipt)?.visitor);
      expectThat.equal(again, first, 'the visitor of the same writer’s next message');
      expectThat.holds(first !== undefined && other !== first, 'another writer must be another visitor');
    },
  },
  {
    promise: 4,
    title:
      'A message is stored once: the same submission again gives the first receipt, also after the widget was disabled',
    skipped: needsMessages,
    async prove({ backend, widget, saveSettings, setStaffed, messages }) {
      const submission = freshSubmission();
      const first = expectThat.value(await backend.submit(submission), 'submit');
      expectThat.equal(expectThat.value(await backend.submit(submission), 'again'), first, 'the second receipt');
      await setStaffed(true);
      await saveSettings({ id: widget, disabled: true });
      expectThat.equal(expectThat.value(await backend.submit(submission), 'much later'), first, 'the third receipt');
      expectThat.equal((await messages()).length, 1, 'messages stored');
    },
  },
  {
    promise: 4,
    title: 'A message is stored once: twenty times in parallel is once',
    skipped: needsMessages,
    async prove({ backend, messages }) {
      const submission = freshSubmission();
      const answers = await Promise.all(Array.from({ length: 20 }, () => backend.submit(submission)));
      const receipts = answers.map((answer) => expectThat.value(answer, 'submit in parallel'));
      for (const receipt of receipts) expectThat.equal(receipt, receipts[0], 'a receipt');
      expectThat.equal((await messages()).length, 1, 'messages stored');
    },
  },
  {
    promise: 4,
    title: 'A message is stored once: its command id with other words is refused, and the first words stay',
    skipped: needsMessages,
    async prove({ backend, messages }) {
      const submission = freshSubmission();
      const first = expectThat.value(await backend.submit(submission), 'submit');
      const other = { ...submission, values: { ...submission.values, message: 'Something else entirely.' } };
      const refusal = expectThat.refusal(await backend.submit(other), 'the same command id with other words');
      expectThat.equal(refusal.code, 'command-id-reused', 'its code');
      const stored = await messages();
      expectThat.equal(
        stored.map(({ values }) => values.message),
        [submission.values.message],
        'what is stored',
      );
      expectThat.equal(expectThat.value(await backend.submit(submission), 'the first again'), first, 'its receipt');
    },
  },
  {
    promise: 5,
    title: 'Lost answers do no harm: a message whose answer was lost and which is sent again is one message',
    skipped: (bench) => needsMessages(bench) ?? (bench.loseNextAnswer ? null : 'the bench loses no answers'),
    async prove({ backend, messages, loseNextAnswer }) {
      const submission = freshSubmission();
      loseNextAnswer?.();
      const { code } = expectThat.refusal(await backend.submit(submission), 'submit whose answer is lost');
      expectThat.holds(isPassing(code), `a lost answer must be a refusal that passes, not ${code}`);
      const receipt = expectThat.value(await backend.submit(submission), 'the same again');
      expectThat.equal(
        (await messages()).map(({ id }) => id),
        [receipt.id],
        'what is stored',
      );
    },
  },
  {
    promise: 6,
    title: 'Decided on arrival: the receipt carries the status of the server, not the one the page believed in',
    skipped: needsMessages,
    async prove({ backend, widget, saveSettings, setStaffed }) {
      const statusOf = async (mode: 'chat' | 'form') =>
        expectThat.value(await backend.submit(freshSubmission({ mode })), `submit from a page that shows ${mode}`)
          .status;
      const nobody = { availability: 'offline', reason: 'no-agents', mode: 'form' };
      expectThat.equal(await statusOf('chat'), nobody, 'with nobody there');
      await setStaffed(true);
      expectThat.equal(
        await statusOf('form'),
        { availability: 'online', reason: 'open', mode: 'chat' },
        'with somebody there',
      );
      await saveSettings({ id: widget, schedule: OPEN_ON_ONE_DAY_LONG_AGO });
      const closed = { availability: 'offline', reason: 'outside-hours', mode: 'form' };
      expectThat.equal(await statusOf('chat'), closed, 'outside the hours');
    },
  },
  {
    promise: 6,
    title: 'Decided on arrival: the expected reply time lies after the time of storing',
    skipped: needsMessages,
    async prove({ backend, widget, saveSettings }) {
      await saveSettings({ id: widget, replyWithin: 'PT2H' });
      const { storedAt, replyBy } = expectThat.value(await backend.submit(freshSubmission()), 'submit');
      expectThat.equal(replyBy - storedAt, 7_200_000, 'milliseconds to the reply under `replyWithin: "PT2H"`');
    },
  },
  {
    promise: 7,
    title: 'Wrong input names its place: each wrong field is named, and nothing is stored',
    skipped: needsMessages,
    async prove({ backend, messages }) {
      const values = { name: '  ', email: 'nobody', message: 'x'.repeat(4_001), shoeSize: '43' };
      const refusal = expectThat.refusal(await backend.submit(freshSubmission({ values })), 'four wrong fields');
      expectThat.equal(refusal.code, 'invalid', 'its code');
      const paths = refusal.issues?.map(({ path }) => path).sort();
      expectThat.equal(paths, ['email', 'message', 'name', 'shoeSize'], 'the paths of its issues');
      expectThat.equal((await messages()).length, 0, 'messages stored');
    },
  },
  {
    promise: 7,
    title: 'Wrong input names its place: the corrected message may use the same command id',
    skipped: needsMessages,
    async prove({ backend, messages }) {
      const wrong = freshSubmission({ values: { name: 'Ada', email: 'ada@example.com', message: '' } });
      const refusal = expectThat.refusal(await backend.submit(wrong), 'an empty message');
      expectThat.equal(
        refusal.issues?.map(({ path }) => path),
        ['message'],
        'the paths of its issues',
      );
      const right = { ...wrong, values: { ...wrong.values, message: 'Now with words.' } };
      expectThat.value(await backend.submit(right), 'the corrected one');
      expectThat.equal(
        (await messages()).map(({ values }) => values.message),
        ['Now with words.'],
        'what is stored',
      );
    },
  },
  {
    promise: 8,
    title: 'A disabled widget takes nothing: the message is refused, and taken once the widget is back',
    skipped: needsMessages,
    async prove({ backend, widget, saveSettings, messages }) {
      await saveSettings({ id: widget, disabled: true });
      const submission = freshSubmission();
      const { code } = expectThat.refusal(await backend.submit(submission), 'submit to a disabled widget');
      expectThat.equal(code, 'widget-disabled', 'its code');
      expectThat.equal((await messages()).length, 0, 'messages stored');
      await saveSettings({ id: widget });
      expectThat.value(await backend.submit(submission), 'submit once it is back');
    },
  },
  {
    promise: 8,
    title: 'A disabled widget takes nothing: with whenDisabled offline it takes messages as an offline one does',
    skipped: needsMessages,
    async prove({ backend, widget, saveSettings, messages }) {
      await saveSettings({ id: widget, disabled: true, whenDisabled: 'offline' });
      const { status } = expectThat.value(await backend.submit(freshSubmission()), 'submit');
      expectThat.equal(status, { availability: 'offline', reason: 'disabled', mode: 'form' }, 'the status it carries');
      expectThat.equal((await messages()).length, 1, 'messages stored');
    },
  },
];
