/** Whether the browser holds something under this key, in either storage; looks without writing, and never throws. */
export function isKeptInPage(key: string): boolean {
  try {
    return key in localStorage || key in sessionStorage;
  } catch {
    return false;
  }
}
