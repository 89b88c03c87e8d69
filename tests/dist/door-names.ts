/**
 * What each door exports at run time, sorted. Adding a name here is a promise to everybody who imports it; taking one
 * away or renaming it breaks them.
 */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  '.': ['createWidget', 'evaluateStatus', 'explainStatus', 'isOpen', 'nextEdge', 'opensAt'],
  './element': ['PorchlightChat'],
  './adapters/http': ['httpBackend'],
  './adapters/memory': ['memoryBackend'],
  './server': ['createApp', 'createMemoryStore', 'createReferenceServer', 'porchlightRoutes', 'serve'],
  './testing': [
    'aDocument',
    'aReceipt',
    'aSchedule',
    'aSessionAnswer',
    'aSessionRequest',
    'aSettings',
    'aSubmission',
    'aToken',
    'anAnswer',
    'at',
    'backendPromises',
    'durationMs',
    'fakeClock',
    'fakeCookies',
    'fakePlatform',
    'fakeStorage',
    'people',
    'provePromise',
    'runBackendConformance',
    'scriptedBackend',
    'settle',
    'storePromises',
  ],
  './react': ['usePorchlight'],
  './vue': ['usePorchlight'],
  './svelte': ['porchlight'],
};
