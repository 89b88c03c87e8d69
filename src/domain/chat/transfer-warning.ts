/** What an agent is told who hands a chat to somebody that may not answer soon; it is done all the same. */
export type TransferWarning = 'offline' | 'full';

export interface TransferTarget {
  readonly reachable: boolean;
  /** 0: any number. */
  readonly capacity: number;
  /** Offers and active chats they have already. */
  readonly held: number;
}

export const transferWarning = ({ reachable, capacity, held }: TransferTarget): TransferWarning | null => {
  if (!reachable) return 'offline';
  return capacity > 0 && held >= capacity ? 'full' : null;
};
