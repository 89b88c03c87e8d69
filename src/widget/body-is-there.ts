/** Resolves once there is a body: a script in the head may run before it. */
export const bodyIsThere = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (document.body) resolve(null);
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
