/** Whether a page may make a sound: browsers let it once the visitor has touched it. */
export const mayPlay = (): boolean =>
  'AudioContext' in globalThis && (navigator.userActivation as UserActivation | undefined)?.hasBeenActive !== false;

const SECONDS = 0.4;

/** Two soft notes, out of no file: nothing to load, and nothing that a policy could refuse. Never throws. */
export async function playTone(): Promise<void> {
  try {
    const context = new AudioContext();
    // A refusal may also be a promise that never comes to an end; what is not running by then stays silent.
    void context.resume().catch(() => undefined);
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency: 660 });
    const volume = new GainNode(context, { gain: 0 });
    const begin = context.currentTime;
    oscillator.frequency.setValueAtTime(880, begin + 0.12);
    volume.gain.linearRampToValueAtTime(0.08, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + SECONDS);
    oscillator.connect(volume).connect(context.destination);
    oscillator.onended = () => void context.close();
    oscillator.start();
    oscillator.stop(begin + SECONDS);
  } catch {
    // A browser with as many contexts as it allows, or none.
  }
}
