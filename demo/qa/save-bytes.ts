/** Puts bytes where the browser puts what is downloaded. */
export function saveBytes({ name, type }: { name: string; type: string }, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next turn, and nothing else needs the address.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
