import type { Problem } from '../domain/problem.ts';

/** The refusals more than one place of the workspace gives. */
export const widgetUnknown = (widget: string): Problem => ({
  code: 'widget-unknown',
  message: `There is no widget “${widget}”.`,
});

export const widgetDisabled = (widget: string): Problem => ({
  code: 'widget-disabled',
  message: `The widget “${widget}” is switched off and takes nothing.`,
});

export const notFound = (what: string, id: string): Problem => ({
  code: 'not-found',
  message: `There is no ${what} “${id}”.`,
});

export const staleWrite = (what: string, version: number, asked: number): Problem => ({
  code: 'stale-write',
  message: `The settings of “${what}” are at version ${version}, not ${asked}. Read them again and redo the change.`,
});

export const sessionExpired = (): Problem => ({
  code: 'session-expired',
  message: 'This session token serves no more. Resolve the session again and repeat.',
});

export const identityRefused = (why: string): Problem => ({
  code: 'identity-refused',
  message: `The identity token ${why}.`,
});

export const notSignedIn = (): Problem => ({
  code: 'unauthorized',
  message: 'Nobody is signed in here any more. Sign in again.',
});

/** Says nothing of which of the two was wrong, nor whether there is such an account (Z-5). */
export const wrongSignIn = (): Problem => ({
  code: 'unauthorized',
  message: 'This e-mail address and password do not belong together.',
});

export const unsupportedPasswords = (): Problem => ({
  code: 'unsupported',
  message: 'This workspace was opened without `passwords`, so nobody can sign in to it.',
  ability: 'passwords',
});

export const unavailable = (): Problem => ({
  code: 'unavailable',
  message: 'The workspace cannot answer right now. Nothing was changed; try again later.',
});
