/**
 * What others need to hold their own part to ours: the promises of `ChatBackend` and `Store` as data, and stand-ins for
 * the place a widget runs in and the backend it talks to. No test framework is needed for any of it.
 */
export {
  type BackendBench,
  type BackendPromise,
  type BenchAgent,
  type BenchFiles,
  type BenchMarks,
  backendPromises,
  type ConformanceCase,
  type ConformanceReport,
  type OpenBackendBench,
  provePromise,
  runBackendConformance,
} from './backend-conformance.ts';
export {
  aDocument,
  anAnswer,
  aReceipt,
  aSchedule,
  aSessionAnswer,
  aSessionRequest,
  aSettings,
  aSubmission,
  aToken,
  at,
  people,
} from './builders.ts';
export { type Duration, durationMs, type FakeClock, fakeClock, settle } from './fake-clock.ts';
export { type FakeCookie, type FakeCookies, type FakeCookiesOptions, fakeCookies } from './fake-cookies.ts';
export { type FakePage, type FakePlatform, type FakePlatformOptions, fakePlatform } from './fake-platform.ts';
export { type FakeStorage, fakeStorage } from './fake-storage.ts';
export { type FileStorePromise, fileStorePromises, type OpenFileStore } from './file-store-conformance.ts';
export type { HeldCall } from './held-call.ts';
export {
  type HeldEnd,
  type HeldHandover,
  type HeldResolution,
  type HeldSubmission,
  type ScriptedBackend,
  type ScriptedBackendOptions,
  scriptedBackend,
} from './scripted-backend.ts';
export { type BotLine, type ScriptedBot, type ScriptedBotOptions, scriptedBot } from './scripted-bot.ts';
export type {
  HeldBeat,
  HeldChatAct,
  HeldChatRead,
  HeldNews,
  HeldStart,
  HeldWords,
  ScriptedChats,
  ScriptedChatsOptions,
  ScriptedFollower,
} from './scripted-chats.ts';
export type { HeldFile, HeldFileRead, ScriptedFiles, ScriptedFilesOptions } from './scripted-files.ts';
export type {
  HeldRating,
  HeldReadMark,
  HeldTyping,
  ScriptedMarks,
  ScriptedMarksOptions,
} from './scripted-marks.ts';
export { type OpenStore, type StorePromise, storePromises } from './store-conformance.ts';
