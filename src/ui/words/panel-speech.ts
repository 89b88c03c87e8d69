import { panelWords } from './panel-words.ts';
import { spokenLocale } from './spoken-locale.ts';
import { tabWords } from './tab-words.ts';
import type { PanelSpeech, Speech } from './words.ts';

/** The language of the panel with the built-in words filled in. */
export const panelSpeech = (speech: Speech): PanelSpeech => ({
  locale: speech.locale,
  spoken: spokenLocale(speech),
  words: speech.words?.panel ?? panelWords,
  tabWords: speech.words?.tab ?? tabWords,
});
