import { answered } from './bench.ts';
import { isSecure, siteOf } from './model-browser.ts';
import type { Resolution, Step, World } from './session-world.ts';

/** What must hold whatever happens. Each check throws with its rule in front. */
export function createChecks() {
  /** By token: the visitor in whose answer it was. */
  const issuedTo = new Map<string, string>();
  /** By boot: the visitors it was answered with; after an end or a long time it is another one. */
  const visitorsOfBoot = new Map<string, Set<string>>();
  const identityOf = new Map<string, string>();
  /** By visitor: the secure token that arrived last. Later ones of other pages may have taken the place of earlier ones. */
  const newest = new Map<string, string>();
  const seen = new Set<string>();
  const gone = new Set<string>();
  const ended = new Set<string>();
  /** Visitors a secure token was presented for: theirs is a history that a bridge must not open. */
  const heldSecure = new Set<string>();
  /** By browser: the visitor of its pages over https, as long as nothing was done to its stores. */
  const settled = new Map<string, string>();
  const disturbed = new Set<string>();
  /** Browsers that may know each other: one of them planted, sniffed or signed in as the other. */
  const related = new Map<string, Set<string>>();
  const visitorsOf = new Map<string, Set<string>>();

  const relate = (one: string, other: string): void => {
    const both = new Set([...(related.get(one) ?? [one]), ...(related.get(other) ?? [other])]);
    for (const name of both) related.set(name, both);
  };
  const fail = (what: string, resolution: Resolution): never => {
    throw new Error(`${what}\n${JSON.stringify({ ...resolution, browser: resolution.browser.name }, null, 1)}`);
  };

  async function check(resolution: Resolution, { server }: World): Promise<void> {
    const { browser, origin, answer, presented, boot, person, code, delivered } = resolution;
    const rootOf = async (visitor: string): Promise<string> => answered(await server.visitor(visitor)).id;
    const { id: root, merged } = answered(await server.visitor(answer.visitor));
    const merges = merged.filter((id) => !gone.has(id));
    for (const id of merges) {
      gone.add(id);
      newest.delete(root);
    }
    // A merge takes cookies out of service that a sibling may have planted. Where its answer is lost, the hosts that
    // hold such a one begin anew, and are merged when they meet again.
    if (merges.length > 0 && !delivered) disturbed.add(browser.name);

    if (!isSecure(origin) && JSON.stringify(answer).includes('pl1_'))
      fail('T-1 a secure token on an http page', resolution);
    const told = answer.identity?.id ?? null;
    const holder = identityOf.get(root) ?? person;
    if (told !== holder && told !== null) fail('T-10 another identity', resolution);
    if (person !== null && told !== person) fail('T-10 not who was signed for', resolution);
    if (!isSecure(origin) && told !== null) fail('T-10 an identity on an http page', resolution);

    const live = presented.filter(({ token }) => issuedTo.has(token) && !ended.has(token));
    const reasons = new Set<string>();
    for (const { token } of live) reasons.add(await rootOf(issuedTo.get(token) as string));
    const ofBoot = visitorsOfBoot.get(boot) ?? new Set();
    for (const visitor of ofBoot) reasons.add(await rootOf(visitor));
    for (const [visitor, identity] of identityOf) if (identity === person) reasons.add(await rootOf(visitor));
    if (seen.has(root) && !reasons.has(root) && code === null) fail('T-7 a visitor nothing led to', resolution);

    const [only, ...more] = live;
    if (only?.place === 'own' && more.length === 0 && person === null) {
      const theirs = await rootOf(issuedTo.get(only.token) as string);
      if (newest.get(theirs) === only.token && root !== theirs) fail('T-7 a lost visitor', resolution);
    }

    const planted = live.filter(({ token }) => identityOf.has(issuedTo.get(token) as string));
    if (person === null && planted.length > 0 && live.every(({ place }) => place === 'shared')) {
      for (const { token } of planted) {
        const theirs = await rootOf(issuedTo.get(token) as string);
        const isMine = [...ofBoot].includes(theirs);
        if (root === theirs && !isMine) fail('T-6 words taken in by a planted verified session', resolution);
      }
    }

    if (isSecure(origin) && live.length > 0 && live.every(({ place }) => place === 'bridge') && answer.secure) {
      const bridged = await rootOf(issuedTo.get(live[0]?.token as string) as string);
      if (root === bridged && heldSecure.has(root) && person === null && code === null) {
        const { token } = answer.secure;
        const target = 'https://other.test';
        const made = await server.handle({ kind: 'hand-over', widget: 'w', token, target, origin });
        if (made.ok) fail('T-8 a sniffed bridge became a full token', resolution);
      }
    }

    for (const { token, place } of live)
      if (place !== 'bridge') heldSecure.add(await rootOf(issuedTo.get(token) as string));

    if (isSecure(origin) && siteOf(origin) === 'shop.test' && !disturbed.has(browser.name)) {
      const before = settled.get(browser.name);
      if (before !== undefined && (await rootOf(before)) !== root)
        fail('T-7 the visitor changed by itself', resolution);
      if (delivered) settled.set(browser.name, root);
    }

    const mine = visitorsOf.get(browser.name) ?? new Set();
    visitorsOf.set(browser.name, mine.add(answer.visitor));
    for (const [name, visitors] of visitorsOf) {
      if (related.get(browser.name)?.has(name) || name === browser.name) continue;
      for (const visitor of visitors)
        if ((await rootOf(visitor)) === root) fail(`T-7 the visitor of ${name}`, resolution);
    }

    if (delivered && answer.secure) newest.set(root, answer.secure.token);
    seen.add(root).add(answer.visitor);
    visitorsOfBoot.set(boot, ofBoot.add(answer.visitor));
    if (answer.identity) identityOf.set(root, answer.identity.id).set(answer.visitor, answer.identity.id);
    for (const credential of [answer.secure, answer.bridge])
      if (credential) issuedTo.set(credential.token, answer.visitor);
  }

  return {
    check,
    /** What this step may change, told before it is taken. */
    expectStep(step: Step, { browsers }: World): void {
      const name = 'browser' in step ? (browsers[step.browser]?.name as string) : '';
      if (step.do === 'plant' || step.do === 'sniff') {
        const to = browsers[step.to]?.name as string;
        disturbed.add(to).add(name);
        relate(name, to);
      }
      if (step.do === 'identify') {
        disturbed.add(name);
        relate(name, step.person);
      }
      if (step.do === 'log-out' || step.do === 'clear-storage' || step.do === 'clear-cookies') disturbed.add(name);
    },
    end(tokens: readonly string[]): void {
      for (const token of tokens) ended.add(token);
      // Whole lines ended; which tokens that were, only the server knows.
      if (tokens.length > 0) newest.clear();
    },
    /** T-10 and T-7, over all that is stored. */
    async checkStored({ server, sent }: World): Promise<void> {
      const { messages } = answered(await server.offlineMessages({ widget: 'w', limit: 200 }));
      if (messages.length !== sent.length) throw new Error(`T-7 ${messages.length} of ${sent.length} messages stored`);
      for (const { id, visitor, person } of sent) {
        const stored = messages.find((message) => message.id === id);
        if (!stored) throw new Error(`T-7 message ${id} was lost`);
        const [writer, session] = [await server.visitor(stored.visitor), await server.visitor(visitor)];
        if (answered(writer).id !== answered(session).id) throw new Error(`T-7 message ${id} is another visitor’s`);
        const identity = answered(writer).identity?.id ?? null;
        if (person !== null && identity !== person) throw new Error(`T-10 ${person} wrote what ${identity} has`);
      }
      const { visitors } = answered(await server.visitors({ widget: 'w', limit: 200 }));
      for (const { id, merged, identity } of visitors) {
        const persons = new Set([id, ...merged].map((one) => identityOf.get(one)).filter((one) => one !== undefined));
        if (identity) persons.add(identity.id);
        if (persons.size > 1) throw new Error(`T-10 ${[...persons].join(' and ')} are one visitor`);
      }
    },
  };
}
