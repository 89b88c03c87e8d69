/** Ends what its giver began: a subscription, a timer, a server. Calling it again does nothing. */
export type Stop = () => void;
