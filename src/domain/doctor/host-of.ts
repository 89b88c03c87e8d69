/** The host of an http(s) or ws(s) address as browsers spell it: lower case, no port, brackets around version 6; '' where there is none. */
export const hostOf = (address: string): string =>
  /^(?:https?|wss?):\/\/(?:[^/?#@]*@)?(\[[^\]]+\]|[^:/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
