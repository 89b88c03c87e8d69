import type { ChatTextName } from '../../domain/chat/chat-texts.ts';
import type { FieldProblemCode } from '../../domain/form/form-field.ts';

/** The built-in words of the launcher, for one language; an owner's own texts go before them (F-2). */
export interface TabWords {
  readonly chat: string;
  readonly leaveMessage: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly retry: string;
  readonly close: string;
  /** Before how many messages wait. */
  readonly unread: string;
}

/** How the answer reaches the visitor, by what the form asks for. */
export type AnswerPath = 'email' | 'phone' | 'none';

/**
 * The built-in words of the panel, for one language. `{name}` placeholders are filled where they are shown; numbers
 * and times come from `Intl`, plural forms included.
 */
export interface PanelWords {
  readonly greeting: string;
  readonly offline: string;
  /** What happens to the message, in the modes in which a live conversation could be expected. */
  readonly promise: { readonly chat: string; readonly bot: string; readonly wait: string };
  readonly answer: Readonly<Record<AnswerPath, string>>;
  /** `{replyBy}` */
  readonly expected: string;
  /** `{holiday}` */
  readonly holiday: string;
  /** `{opensAt}` */
  readonly opens: string;
  /** Stands for `{opensAt}` in an owner's text while no opening is known. */
  readonly soon: string;
  /** `{time}`, a duration such as "10 minutes" */
  readonly closing: string;
  readonly switchedOff: string;
  readonly takenAway: string;
  /** On a page over http, with the link to the same page over https. */
  readonly elsewhere: { readonly earlier: string; readonly stranger: string; readonly link: string };

  readonly labels: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly department: string;
    readonly message: string;
    readonly consent: string;
  };
  readonly optional: string;
  readonly choose: string;
  /** The label of the field only programs find. */
  readonly trap: string;
  /** `{limit}` with `too-long` */
  readonly problems: Readonly<Record<FieldProblemCode | 'not-ticked', string>>;
  readonly checkForm: string;
  /** `{left}`, a number */
  readonly charactersLeft: string;
  readonly send: string;
  readonly sending: string;

  readonly refusals: { readonly disabled: string; readonly origin: string; readonly tooLarge: string };
  /** Any other final refusal. */
  readonly refused: string;

  readonly waiting: {
    readonly title: string;
    readonly unreachable: string;
    readonly busy: string;
    readonly tooMany: string;
    readonly keptInBrowser: string;
    readonly keptInPage: string;
    /** `{time}` */
    readonly nextTry: string;
    readonly tryNow: string;
    readonly edit: string;
  };
  readonly stored: {
    readonly title: string;
    /** `{replyBy}`, for a message that found somebody there, and for one that did not */
    readonly online: string;
    readonly offline: string;
    /** `{id}` */
    readonly reference: string;
    readonly another: string;
  };
}

/** The built-in words of the chat, for one language. */
export interface ChatWords {
  /** What the list of messages is called. */
  readonly log: string;
  /** Who wrote the visitor's own messages. */
  readonly you: string;
  /** `{position}`, `{name}` and `{opensAt}`, each where it is known (C-20) */
  readonly turns: Readonly<Record<ChatTextName, string>>;
  /** Who writes the bot's messages, where the owner gave it no name. */
  readonly bot: string;
  /** Stands for `{name}` where nobody is named. */
  readonly somebody: string;
  /** In a chat that goes on after everybody has left (S-10). */
  readonly away: string;
  readonly send: string;
  readonly person: string;
  /** From the form to the chat. */
  readonly back: string;
  readonly end: string;
  /** To an invitation. */
  readonly answer: string;

  /** What is known of the visitor's last message (K-1). */
  readonly fates: { readonly sent: string; readonly delivered: string; readonly read: string };
  /** Beside the words that wait. */
  readonly notSent: string;
  /** The one line for all that waits: `{time}`, a duration such as "8 seconds" (Z-4). */
  readonly retryIn: string;
  readonly retryNow: string;
  readonly cutOff: string;
  /** `{name}` */
  readonly typing: string;
  readonly newMessages: string;
  /** The way back to the end of the list. */
  readonly toEnd: string;
  readonly earlier: string;

  readonly files: {
    readonly attach: string;
    /** `{size}` of one and `{count}` in a message */
    readonly limits: string;
    readonly sending: string;
    /** `{name}` */
    readonly remove: string;
    readonly download: string;
    readonly shown: string;
    /** By the code of what is wrong with it; the last for any other. */
    readonly problems: {
      readonly type: string;
      readonly size: string;
      readonly count: string;
      readonly empty: string;
      readonly other: string;
    };
    readonly failed: string;
    /** Instead of a file that is in the log. */
    readonly lost: string;
    readonly again: string;
  };
  /** Over the bot's choices, for those who cannot see that they are buttons. */
  readonly choices: string;
  readonly patience: { readonly asked: string; readonly wait: string; readonly leave: string };
  readonly rating: {
    readonly title: string;
    /** From the worst to the best. */
    readonly scores: readonly [string, string, string, string, string];
    readonly comment: string;
    readonly send: string;
    readonly thanks: string;
  };
  readonly menu: string;
  readonly mute: string;
  readonly unmute: string;
  readonly transcript: string;
  /** Before the fields that are asked for with the first words. */
  readonly aboutYou: string;
}

/** What a language chunk brings. */
export interface Words {
  readonly tab: TabWords;
  readonly panel: PanelWords;
  readonly chat: ChatWords;
}

/** The language spoken now: its tag, and its words where they are not the built-in English. */
export interface Speech {
  readonly locale: string;
  readonly words: Words | null;
}

/** The same for the panel, English filled in. */
export interface PanelSpeech {
  /** The visitor's: an owner's texts are chosen and filled by it. */
  readonly locale: string;
  /** The one of `words`, for times and numbers inside them. */
  readonly spoken: string;
  readonly words: PanelWords;
  readonly tabWords: TabWords;
}
