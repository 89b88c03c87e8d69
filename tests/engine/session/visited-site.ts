import {
  createVisitorSession,
  type VisitorSessionOptions,
} from '../../../src/engine/session/create-visitor-session.ts';
import type { StoreRules } from '../../../src/engine/session/session-stores.ts';
import {
  type FakePlatform,
  type FakePlatformOptions,
  fakePlatform,
  type ScriptedBackend,
  scriptedBackend,
} from '../../../src/testing/index.ts';

export interface VisitOptions extends FakePlatformOptions, Pick<Partial<VisitorSessionOptions>, 'storage'> {
  readonly platform?: FakePlatform;
  readonly backend?: ScriptedBackend;
  readonly rules?: StoreRules;
}

/** A page with a session, over a backend that holds each call until the test answers it. */
export function visit({ rules = {}, storage, ...given }: VisitOptions = {}) {
  const platform = given.platform ?? fakePlatform(given);
  const backend = given.backend ?? scriptedBackend({ abilities: ['sessions', 'offline-messages'] });
  const findings: string[] = [];
  const session = createVisitorSession({
    widget: 'shop',
    platform,
    backend,
    storage,
    rules: () => rules,
    page: () => platform.page.context(),
    locale: () => 'en-GB',
    onFinding: (finding) => findings.push(Object.values(finding).join(' ')),
  });
  let newPersons = 0;
  session.onNewPerson(() => newPersons++);
  const next = (platform: FakePlatform): ReturnType<typeof visit> => {
    session.stop();
    return visit({ ...given, rules, storage, platform, backend });
  };

  return {
    platform,
    backend,
    session,
    findings,
    get newPersons() {
      return newPersons;
    },
    get resolution() {
      const held = backend.resolutions.at(-1);
      if (!held) throw new Error('Nothing was asked.');
      return held;
    },
    /** What was presented last, as `place:token`. */
    presented: () => backend.resolutions.at(-1)?.request.tokens.map(({ place, token }) => `${place}:${token}`),
    /** All that lies in the browser: keys of local storage, and cookies with their domains. */
    kept: () => [
      ...platform.storage.local.texts.keys(),
      ...platform.cookies.kept
        .filter(({ expiresAt }) => expiresAt > platform.clock.trueNow())
        .map(({ name, domain, hostOnly }) => `${name} @ ${hostOnly ? '' : '.'}${domain}`),
    ],
    reload: () => next(platform.reload()),
    goTo: (origin: string) => next(platform.visit(origin)),
    /** The first page stays. */
    openTab: (origin?: string) => visit({ ...given, rules, storage, backend, platform: platform.openTab(origin) }),
  };
}

export type Visit = ReturnType<typeof visit>;
