import type { Stop } from '../../base/stop.ts';

/** Hands bytes to the browser to be saved under a name. They stay in memory until `Stop`, since it may still be reading them. */
export function saveBlob(blob: Blob, name: string): Stop {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  return () => URL.revokeObjectURL(address);
}
