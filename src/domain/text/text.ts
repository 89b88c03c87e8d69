/** One text, or one per BCP 47 language tag (`{ en: "Chat", "de-AT": "Servus" }`). */
export type Text = string | Readonly<Record<string, string>>;
