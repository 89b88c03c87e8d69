import { aSessionRequest } from '../../src/testing/builders.ts';
import type { ChatModel } from './ledger.ts';
import { pickChat } from './pick-chat.ts';
import { placesOf } from './settings-model.ts';
import type { Step } from './steps.ts';
import type { Browser, World } from './world.ts';

const BROWSERS = 6;

/** Presents what a browser has, and keeps what it gets. */
async function resolve(
  world: World,
  { boot, widget, tokens }: { boot: string; widget: string; tokens: readonly string[] },
): Promise<Browser | null> {
  const resolved = await world.send({
    kind: 'resolve-session',
    widget,
    request: aSessionRequest({ boot, tokens: tokens.map((token) => ({ token, place: 'own' })) }),
    hostToken: null,
    origin: null,
    address: null,
  });
  if (!resolved.ok) return null;
  const { secure, visitor } = resolved.value;
  return { boot, widget, visitor, token: secure?.token ?? tokens[0] ?? '' };
}

const browserOf = ({ browsers, random }: World): Browser | null => (browsers.length > 0 ? random.pick(browsers) : null);

/** The browser of a chat's visitor; now and then somebody else's. */
function writerOf(world: World, chat: ChatModel): Browser | null {
  const own = world.browsers.find(({ visitor, widget }) => visitor === chat.visitor && widget === chat.widget);
  return own && !world.random.chance(0.03) ? own : browserOf(world);
}

const arrive: Step = async (world) => {
  const { browsers, random } = world;
  const widget = random.pick(['w', 'w', 'v']);
  const known = browsers.length < BROWSERS ? undefined : random.pick(browsers);
  const boot = known?.boot ?? world.commandId();
  const found = await resolve(world, { boot, widget: known?.widget ?? widget, tokens: known ? [known.token] : [] });
  if (!found) return;
  if (known) browsers[browsers.indexOf(known)] = found;
  else browsers.push(found);
};

/** One browser turns out to be held by the person of another. */
const merge: Step = async (world) => {
  const one = browserOf(world);
  const other = browserOf(world);
  if (!one || !other || one === other || one.widget !== other.widget) return;
  const found = await resolve(world, { boot: one.boot, widget: one.widget, tokens: [one.token, other.token] });
  if (!found) return;
  world.browsers.splice(world.browsers.indexOf(other), 1);
  world.browsers[world.browsers.indexOf(one)] = found;
};

const start: Step = async (world) => {
  const { random, oracle } = world;
  const browser = browserOf(world);
  if (!browser) return arrive(world);
  const settings = oracle.ledger.settings.widgets.get(browser.widget);
  const named = random.chance(0.02) ? 'nowhere' : random.pick(placesOf(settings ?? { id: browser.widget }));
  return world.send(
    {
      kind: 'start-chat',
      actor: world.actor(browser),
      commandId: world.commandId(),
      ...(random.chance(0.9) && { text: 'Hello?' }),
      ...(named !== '*' && random.chance(0.6) && { department: named }),
      ...(random.chance(0.5) && { skipsBot: true }),
    },
    { owing: random.chance(0.2) },
  );
};

const write: Step = async (world) => {
  const { random } = world;
  const chat = pickChat(world, 'bot', 'queued', 'open', 'active', 'closed', 'closed');
  const browser = chat && writerOf(world, chat);
  if (!browser) return;
  const words = { commandId: world.commandId(), text: random.chance(0.02) ? '  ' : 'Anybody?' };
  const command = { kind: 'write', actor: world.actor(browser), chat: chat.id, ...words } as const;
  return world.send(command, { owing: random.chance(0.2) });
};

/** Many words at once, more than are taken. */
const flood: Step = async (world) => {
  const chat = pickChat(world, 'queued', 'open', 'active');
  const browser = chat && writerOf(world, chat);
  if (!browser) return;
  for (let times = 0; times < 12; times += 1) {
    const words = { commandId: world.commandId(), text: 'Hello!' };
    await world.send({ kind: 'write', actor: world.actor(browser), chat: chat.id, ...words });
  }
};

const askForPeople: Step = async (world) => {
  const chat = pickChat(world, 'bot');
  const browser = chat && writerOf(world, chat);
  if (browser) await world.send({ kind: 'hand-off', actor: world.actor(browser), chat: chat.id });
};

const end: Step = async (world) => {
  const chat = pickChat(world, 'bot', 'queued', 'open', 'active', 'missed');
  const browser = chat && writerOf(world, chat);
  if (browser) await world.send({ kind: 'close-chat', actor: world.actor(browser), chat: chat.id });
};

const signOff: Step = async (world) => {
  const browser = browserOf(world);
  if (!browser) return;
  const { widget, token } = browser;
  await world.send({ kind: 'end-session', widget, tokens: [token], hostToken: null, origin: null });
};

const botWrites: Step = async (world) => {
  const chat = pickChat(world, 'bot');
  if (!chat) return;
  const words = { commandId: world.commandId(), text: 'I am a bot.' };
  await world.send({ kind: 'write', actor: { kind: 'bot' }, chat: chat.id, ...words });
};

const botHandsOff: Step = async (world) => {
  const chat = pickChat(world, 'bot');
  if (!chat) return;
  const reason = world.random.pick(['handed-off', 'bot-failed'] as const);
  await world.send({ kind: 'hand-off', actor: { kind: 'bot' }, chat: chat.id, reason });
};

/** What visitors do, and the bot they talk to. */
export const visitorSteps = {
  arrive: [4, arrive],
  merge: [1, merge],
  start: [12, start],
  write: [10, write],
  flood: [0.3, flood],
  'ask for people': [2, askForPeople],
  end: [3, end],
  'sign off': [0.3, signOff],
  'bot writes': [2, botWrites],
  'bot hands off': [2, botHandsOff],
} satisfies Record<string, readonly [number, Step]>;
