/** In `local`: submissions not answered yet. */
export const outboxKey = (widget: string): string => `pl:${widget}:outbox`;

/** In `local`: the visitor's id, written with the first message (T-3). */
export const visitorKey = (widget: string): string => `pl:${widget}:visitor`;

/** In `session`: what this tab's form holds. */
export const draftKey = (widget: string): string => `pl:${widget}:draft`;
