/** Whether `Intl` takes the text for a BCP 47 language tag (`de`, `pt-BR`, `zh-Hant-TW`). */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
