/** What a call that can be refused gives back: a value, or the reason it has none. Nothing of ours throws a refusal. */
export type Result<Value, Refusal> = { readonly ok: true; readonly value: Value } | Refused<Refusal>;

export interface Refused<Refusal> {
  readonly ok: false;
  readonly problem: Refusal;
}

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refused = <Refusal>(problem: Refusal): Refused<Refusal> => ({ ok: false, problem });
