import type { ChatBackend } from '../contract/chat-backend.ts';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { Platform } from '../contract/platform.ts';

/**
 * `auto` and `granted`: kept in the browser once the visitor acts; `denied`: memory only, nothing written (T-3). Only with
 * `granted`, the visitor's own word, is their visit followed where the owner has that switched on (V-1).
 */
export type StorageConsent = 'auto' | 'granted' | 'denied';
export type Theme = 'system' | 'light' | 'dark';
/** The corner by reading direction: `end` is the right in English and the left in Arabic. */
export type Position = 'end' | 'start';

/**
 * What a page may say when it makes a widget. Read once, at the door: later changes go through the handle.
 *
 * One of `backend` and `server` is needed. `backend` is any `ChatBackend`; `server` is the address of a Porchlight
 * server, `https://chat.example` (plain http only on loopback, T-2). Everything else is optional.
 */
export interface WidgetOptions {
  /** The widget's id at the backend. */
  readonly widget: string;
  readonly backend?: ChatBackend;
  readonly server?: string;
  /** Default `auto`. */
  readonly storage?: StorageConsent;
  readonly cookieDomain?: string;
  readonly scope?: 'site' | 'host';
  readonly linkDomains?: readonly string[];
  readonly live?: 'socket' | 'poll';
  /** BCP 47 tag; default: the page's `<html lang>`, else what the visitor prefers. */
  readonly locale?: string;
  /** Default `system`. */
  readonly theme?: Theme;
  readonly position?: Position;
  /** Where the host element is put; default `document.body`, and back into it when the page replaces it. */
  readonly container?: Element;
  /** The one department this page speaks for (S-6). */
  readonly department?: string;
  /** What to show while the backend never answered: nothing (default), or the form with its outbox. */
  readonly whenUnreachable?: 'hide' | 'form';
  readonly onDiagnostic?: (diagnosis: Diagnosis) => void;
  /** Another place to run in than this page: tests and the QA page bring their own clock and stores. */
  readonly platform?: Platform;
}
