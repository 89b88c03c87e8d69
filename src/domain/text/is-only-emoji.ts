/** One as it is seen: a flag, a key, or a picture with its skin, its sex and all that is joined to it. */
const PICTURE = String.raw`(?!\p{RI})(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\ufe0f|\p{EMod}|\u200d))(?:\ufe0f|\p{EMod})?`;
const ONE = String.raw`(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|${PICTURE}(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?)*[\u{e0020}-\u{e007f}]*)`;
const FEW = new RegExp(String.raw`^\s*(?:${ONE}\s*){1,3}$`, 'u');

/** Whether a text is one to three emoji and nothing else, which is shown large. */
export const isOnlyEmoji = (text: string): boolean => text.length < 100 && FEW.test(text);
