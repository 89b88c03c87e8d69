import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentType, VNode } from 'preact';
import type { Instant } from '../base/instant.ts';
import type { PanelProps } from './panel-props.ts';

/** What the panel lends to the chat. */
export interface ChatSlot extends Pick<PanelProps, 'shown' | 'speech'> {
  readonly now: Instant;
  readonly timeZone: string;
  /** The widget takes nothing more; the words can still be copied. */
  readonly readOnly: boolean;
  /** `hint`: says as well how the answer to a form will come. */
  welcome(hint: boolean): VNode;
  /** The form in whatever state it is: it takes the composer's place where nobody can answer (C-11, B-1). */
  readonly form: VNode;
}

/** The chat as the panel shows it, once its script is there. */
export interface ChatPart {
  /** Whether somebody answers in it or may yet do so. */
  readonly isLiving: ReadonlySignal<boolean>;
  /** Who answers, by name; null: nobody yet. */
  readonly agent: ReadonlySignal<string | null>;
  /** Whether seconds are counted in it, so that `now` is to be renewed with each. */
  readonly countsDown: ReadonlySignal<boolean>;
  readonly View: ComponentType<ChatSlot>;
  /** What the panel's header offers for it. */
  readonly Actions: ComponentType<Pick<ChatSlot, 'shown' | 'speech' | 'now' | 'timeZone'>>;
  /** The invitation beside the closed tab (I-1). */
  readonly Card: ComponentType<Pick<PanelProps, 'speech'>>;
  /** The form's words are stored, and the visitor goes on. */
  leaveForm(): void;
}
