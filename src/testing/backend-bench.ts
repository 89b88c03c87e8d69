import type { Ability, ChatBackend, FileToSend } from '../contract/chat-backend.ts';
import type { OfflineMessage } from '../domain/form/offline-message.ts';
import type { Visitor } from '../domain/session/visitor.ts';
import type { WidgetSettings } from '../domain/settings.ts';

/**
 * A backend on the bench: the thing under test, and the handles of its other side that a test needs. A new one is
 * opened for each case, with a widget that has no settings but its id, nobody there and no message stored.
 *
 * The optional handles are for what not every other side can do; cases that need one are `skipped` without it.
 */
export interface BackendBench {
  readonly backend: ChatBackend;
  /** The id of the widget that `backend` speaks for. */
  readonly widget: string;
  /** Resolves once the settings count. */
  saveSettings(settings: WidgetSettings): Promise<void>;
  /** Brings somebody who can answer for the widget, or takes them away; resolves once it counts. */
  setStaffed(staffed: boolean): Promise<void>;
  /** All messages stored for the widget, in any order. */
  messages(): Promise<readonly OfflineMessage[]>;
  /** The next call that says or asks something is carried out, but its answer does not arrive. */
  loseNextAnswer?(): void;
  /** Breaks what every page that follows a chat follows it by; each may come back as soon as it likes. */
  cutConnections?(): Promise<void>;
  /** All visitors of the widget, in any order; those merged into others left out. */
  visitors?(): Promise<readonly Visitor[]>;
  /** The same kind of backend, for the same widget, as a page of this origin has it. */
  openAt?(origin: string): ChatBackend;
  /** Lets the other side's clock go forward; resolves once its deadlines took effect. */
  advance?(ms: number): Promise<void>;
  /** An agent on the other side, who is reachable from the first call on and may do all of this. */
  readonly agent?: BenchAgent;
  /** The same kind of backend, for a widget that does not exist. */
  openUnknown?(): ChatBackend;
  close(): Promise<void>;
}

/** What an agent does in chats; each resolves once it counts. */
export interface BenchAgent {
  /** As visitors see it. */
  readonly name: string;
  /** What no visitor may see. */
  readonly id: string;
  /** Comes into reach. */
  come(): Promise<void>;
  reply(chat: string, text: string): Promise<void>;
  note(chat: string, text: string): Promise<void>;
  end(chat: string): Promise<void>;
  /** Invites a visitor without beginning a chat (I-1). */
  invite(visitor: string, text: string): Promise<void>;
  /** With `marks`. */
  readonly marks?: BenchMarks;
  /** With `files`. */
  readonly files?: BenchFiles;
}

/** What passes between an agent and a visitor without words. */
export interface BenchMarks {
  /** A page of theirs has the chat as it is at this moment, and of what comes later nothing. */
  receive(chat: string): Promise<void>;
  /** They have read up to this entry, as the visitor counts them. */
  read(chat: string, number: number): Promise<void>;
  /** They are writing; left out where no way to the visitor's page could tell it. */
  type?(chat: string): Promise<void>;
  /** Up to which entry the visitor has read, as they see it. */
  readByVisitor(chat: string): Promise<number>;
  /** The chats in which they hear a visitor writing while `said` is done, each time it is told to them. */
  hearTyping(said: () => Promise<unknown>): Promise<readonly string[]>;
}

export interface BenchFiles {
  /** Answers with this file and no words. */
  send(chat: string, file: FileToSend): Promise<void>;
  /** The bytes of a file of the visitor's, by its id. */
  read(file: string): Promise<Blob>;
}

export type OpenBackendBench = () => Promise<BackendBench>;

/** One case of one promise of `ChatBackend`, provable anywhere: `prove` rejects with a plain Error where it is broken. */
export interface BackendPromise {
  /** The number the promise has in `contract/chat-backend.ts`. */
  readonly promise: number;
  /** Begins with the promise's name there. */
  readonly title: string;
  /** Why this bench cannot show it; null: it can. */
  skipped?(bench: BackendBench): string | null;
  prove(bench: BackendBench): Promise<void>;
}

export const needsMessages = ({ backend }: BackendBench): string | null =>
  backend.abilities.has('offline-messages') ? null : 'the backend takes no offline messages';

export const needsPush = ({ backend }: BackendBench): string | null =>
  backend.abilities.has('status-push') ? null : 'the backend does not push the status';

export const needsSessions = ({ backend }: BackendBench): string | null =>
  backend.abilities.has('sessions') ? null : 'the backend keeps no sessions';

export const needsChats = (bench: BackendBench): string | null =>
  needsSessions(bench) ?? (bench.backend.abilities.has('chats') ? null : 'the backend holds no chats');

export const needsAgent = (bench: BackendBench): string | null =>
  needsChats(bench) ?? (bench.agent ? null : 'the bench has no agent');

const needs = (bench: BackendBench, ability: Ability, without: string): string | null =>
  needsChats(bench) ?? (bench.backend.abilities.has(ability) ? null : without);

export const needsFiles = (bench: BackendBench): string | null => needs(bench, 'files', 'the backend takes no files');

export const needsRatings = (bench: BackendBench): string | null =>
  needs(bench, 'ratings', 'the backend takes no ratings');

export const needsMarks = (bench: BackendBench): string | null =>
  needs(bench, 'marks', 'the backend keeps no marks') ??
  (bench.agent?.marks ? null : 'the bench has no agent who marks');
