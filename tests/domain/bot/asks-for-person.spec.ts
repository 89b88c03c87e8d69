import { expect, it } from 'vitest';
import { asksForPerson, holdsPhrase } from '../../../src/domain/bot/asks-for-person.ts';

it.each<[what: string, phrase: string, text: string, holds: boolean]>([
  ['the whole message', 'agent', 'agent', true],
  ['a word among others', 'agent', 'I want an agent now', true],
  ['a word before a sign', 'agent', 'Get me an agent!!!', true],
  ['a word between signs without a space', 'agent', 'please,agent.now', true],
  ['a word in underscores', 'agent', '_agent_', true],
  ['an elided article', 'agent', 'Passez-moi l’agent', true],
  ['no part at the beginning of a word', 'agent', 'Ich suche eine Agentur', false],
  ['no part at the end of a word', 'agent', 'a reagent', false],
  ['no part in the middle', 'man', 'commanded', false],
  ['the second place where the first is part of a word', 'agent', 'Agentur? No: agent', true],
  ['another case', 'AGENT', 'an aGent', true],
  ['an accent left out', 'opérateur réel', 'un operateur reel', true],
  ['an accent put on', 'resume', 'résumé', true],
  ['an accent in two signs', 'réel', 're\u0301el', true],
  ['full width letters', 'agent', 'ＡＧＥＮＴ', true],
  ['a ligature', 'office', 'oﬃce', true],
  ['a soft hyphen', 'Mitarbeiter', 'Mit\u00adarbeiter', true],
  ['German ß', 'großer mensch', 'GROSSER MENSCH', true],
  ['German umlauts', 'persönlich', 'personlich', true],
  ['no part of a German compound', 'mensch', 'Menschenverstand', false],
  ['a Turkish i without its dot', 'insan', 'İNSAN', true],
  ['a Greek sigma at the end', 'ΥΠΑΛΛΗΛΟΣ', 'υπάλληλος', true],
  ['Cyrillic', 'живой человек', 'Мне нужен ЖИВОЙ человек.', true],
  ['several words, whatever is between them', 'real person', 'A real\n -- person', true],
  ['several words with a hyphen', 'real person', 'a real-person, please', true],
  ['several words in their order only', 'real person', 'person, for real', false],
  ['no words run together', 'real person', 'realperson', false],
  ['a phrase with signs of its own', '¿persona?', 'una persona', true],
  ['digits', '007', 'get me 007', true],
  ['no part of a number', '007', 'order 10070', false],
  ['Arabic', 'موظف', 'أريد التحدث مع موظف، من فضلك', true],
  ['Arabic with vowel points', 'موظف', 'مُوَظَّف', true],
  ['Arabic stretched', 'موظف', 'موظـــف', true],
  ['an Arabic alef with or without its hamza', 'إنسان', 'اريد انسان', true],
  ['no part of an Arabic word', 'موظف', 'موظفون', false],
  ['Hebrew with points', 'נציג', 'נָצִיג', true],
  ['Chinese, within a sentence', '人工客服', '我要人工客服', true],
  ['Chinese, a word of its own', '真人', '我想找真人', true],
  ['no part of a Chinese word', '工', '人工', false],
  ['Japanese, within a sentence', '担当者', '担当者につないでください', true],
  ['Japanese, with voiced letters', 'サポート', 'サポートデスクにつないで', true],
  ['an ordinal sign', '1a', '1ª', true],
  ['no part of a Japanese word', '人', '美人と話したい', false],
  ['a Japanese letter is not its voiced one', 'か', 'が', false],
  ['Korean', '상담원', '상담원 연결해 주세요', true],
  ['Thai, within a sentence', 'เจ้าหน้าที่', 'ขอคุยกับเจ้าหน้าที่ครับ', true],
  ['Hindi vowels count', 'मानव', 'मनव', false],
  ['a phrase of signs alone is in nothing', '?!', 'Really?!', false],
  ['an empty phrase is in nothing', '', 'Hello', false],
])('B-1 a phrase is found by its words: %s', (_what, phrase, text, holds) => {
  expect(holdsPhrase(text, phrase)).toBe(holds);
});

it('B-1 every list counts, whatever language it is kept under', () => {
  const phrases = { en: ['agent', 'real person'], de: ['Mitarbeiter'] };
  expect(asksForPerson('Einen Mitarbeiter, bitte', phrases)).toBe(true);
  expect(asksForPerson('A real person', phrases)).toBe(true);
  expect(asksForPerson('Hello', phrases)).toBe(false);
  expect(asksForPerson('an agent', ['person', 'agent'])).toBe(true);
});

it('B-1 no phrase asks for a person unless the owner set some', () => {
  expect(asksForPerson('I want a real person', undefined)).toBe(false);
  expect(asksForPerson('I want a real person', [])).toBe(false);
});

it('B-1 marks piled up on a letter are an accent as one is', () => {
  expect(holdsPhrase(`e${'\u0301'.repeat(4_000)} agent`, 'agent')).toBe(true);
});
