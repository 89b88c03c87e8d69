/** Languages written from right to left; a script subtag (`az-Arab`) says it as well. */
const RIGHT_TO_LEFT = /^(ar|he|iw|fa|ur|ps|sd|ug|yi|dv|ckb|ks)\b(?!-latn)|-(arab|hebr)\b/i;

/** Which way a locale is written; `Intl.Locale` does not say it in every browser yet. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr');
