import type { Result } from '../../src/base/result.ts';
import type { Stop } from '../../src/base/stop.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { CommandKind, CommandOf } from '../../src/workspace/command.ts';
import type { AgentView, ReplyOf } from '../../src/workspace/reply.ts';
import type { SceneAgent, SceneDepartment } from '../scene.ts';
import type { AgentDoors } from './agent-doors.ts';
import type { ClockReading } from './sim-clock.ts';

export type BenchKind = 'memory' | 'http';

/**
 * A whole other side to try a widget on: the same levers whether the server runs in this page or behind HTTP, so that
 * one scene can be set up on either and must look the same.
 */
export interface Bench extends AgentDoors {
  readonly kind: BenchKind;
  /** A page's own way to the server; every widget gets a new one and closes it. */
  openBackend(): ChatBackend;
  /** Sets the server's clock; deadlines that have come by then take effect before this resolves. */
  setClock(reading: ClockReading): Promise<Result<void, Problem>>;
  saveSettings(settings: WidgetSettings): Promise<Result<void, Problem>>;
  saveDepartment(department: SceneDepartment): Promise<Result<void, Problem>>;
  /** The switches and departments of an agent; their session is `beat` and `signOut`. */
  saveAgent(agent: SceneAgent): Promise<Result<void, Problem>>;
  removeAgent(agent: string): Promise<Result<void, Problem>>;
  /** The agent's console is open and its person is active. */
  beat(agent: string): Promise<Result<void, Problem>>;
  signOut(agent: string): Promise<Result<void, Problem>>;
  agents(): Promise<Result<readonly AgentView[], Problem>>;
  /** What visitors left, newest first, those taken for spam included. */
  messages(): Promise<Result<readonly OfflineMessage[], Problem>>;
  /** Carries out any command as whoever it names: a page can be signed in as one agent only, and here there are two. */
  act<Kind extends CommandKind>(command: CommandOf<Kind>): Promise<Result<ReplyOf<Kind>, Problem>>;
  /** Hears that what agents see may have changed. */
  onChange(listener: () => void): Stop;
  /** Stops the server as one does to put in a new version, and starts it again; null: there is none that could stop. */
  readonly restart: (() => Promise<Result<void, Problem>>) | null;
  close(): Promise<void>;
}

/** What a bench starts with. */
export interface BenchStart extends ClockReading {
  readonly settings: WidgetSettings;
}

/** The one session each agent of a scene has. */
export const CONSOLE_SESSION = 'console';
