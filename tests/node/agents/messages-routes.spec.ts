import { describe, expect, it } from 'vitest';
import { aSubmission } from '../open-app.ts';
import { openWork } from './agents-at-work.ts';

const values = (change: object) => ({ values: { ...aSubmission().values, ...change } });

describe('offline messages over HTTP', () => {
  it('F-5 are read, marked and found by their state', async () => {
    const { agent, post } = await openWork();
    const { id } = (await post(aSubmission())).json();
    const anna = await agent('anna');
    expect((await anna.ask('GET', '/offline-messages')).json()).toMatchObject({ data: [{ id, state: 'new' }] });
    expect((await anna.ask('PATCH', `/offline-messages/${id}`, { state: 'replied' })).json()).toMatchObject({ id });
    const count = async (query: string) => (await anna.ask('GET', `/offline-messages?${query}`)).json().data.length;
    expect([await count('state=replied'), await count('state=new'), await count('spam=true')]).toEqual([1, 0, 0]);
  });

  it('F-5 are searched by words of the form and of the page, whatever their case', async () => {
    const { agent, post } = await openWork();
    await post(aSubmission(1, values({ message: 'A LAMP is broken' })));
    await post(aSubmission(2, { page: { url: 'https://shop.example/lampshades', title: 'Shades' } }));
    await post(aSubmission(3, values({ name: 'Grace Hopper' })));
    const anna = await agent('anna');
    const found = async (q: string) =>
      (await anna.ask('GET', `/offline-messages?q=${encodeURIComponent(q)}`)).json().data.length;
    expect([await found('lamp'), await found('grace'), await found('shades'), await found('cellar')]).toEqual([
      2, 1, 1, 0,
    ]);
  });

  it('F-5 are narrowed by when they came, and paged so that each comes once', async () => {
    const { agent, post, clock } = await openWork();
    const at = clock.now;
    for (let n = 1; n <= 9; n += 1) {
      await post(aSubmission(n, n % 3 === 0 ? values({ message: 'needle' }) : {}), {
        remoteAddress: `198.51.100.${n}`,
      });
      clock.now += 60_000;
    }
    const anna = await agent('anna');
    const from = new Date(at + 60_000).toISOString();
    const to = new Date(at + 180_000).toISOString();
    const narrowed = (await anna.ask('GET', `/offline-messages?from=${from}&to=${to}`)).json().data;
    expect(narrowed.map(({ createdAt }: { createdAt: number }) => createdAt)).toEqual([at + 120_000, at + 60_000]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { data: { id: string }[]; next: string | null } = (
        await anna.ask('GET', `/offline-messages?q=needle&limit=1${cursor && `&cursor=${cursor}`}`)
      ).json();
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  });

  it('F-5 are taken away as a table, in which no words of a visitor are a formula', async () => {
    const { agent, post } = await openWork();
    await post(
      aSubmission(1, values({ name: '=HYPERLINK("https://evil.example")', message: 'Two\nlines, and "words"' })),
    );
    await post(aSubmission(2, values({ name: '@SUM(A1)', message: '-1+1' })));
    await post(aSubmission(3, values({ name: 'Plain' })));
    const answer = await (await agent('carl')).ask('GET', '/offline-messages.csv');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="offline-messages.csv"',
      'cache-control': 'no-store',
    });
    expect(answer.body).toContain('"\'=HYPERLINK(""https://evil.example"")"');
    expect(answer.body).toContain('"Two\nlines, and ""words"""');
    expect(answer.body).toContain("'@SUM(A1),");
    expect(answer.body).toContain("'-1+1,");
    expect(answer.body).toContain(',Plain,');
    expect(answer.body).toMatch(/^id,created,state,spam,widget,/);
    expect(answer.body.split('\r\n')).toHaveLength(5);
  });

  it('P-6 the table needs a permission of its own', async () => {
    const { agent } = await openWork();
    const answer = await (await agent('anna')).ask('GET', '/offline-messages.csv');
    expect([answer.statusCode, answer.json().permission]).toEqual([403, 'messages.export']);
  });
});
