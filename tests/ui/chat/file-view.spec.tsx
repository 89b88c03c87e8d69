import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, type Result, refused } from '../../../src/base/result.ts';
import type { FileRef } from '../../../src/domain/file/chat-file.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { FileView } from '../../../src/ui/chat/file-view.tsx';
import { chatWords } from '../../../src/ui/words/chat-words.ts';
import { aFile } from './files.ts';

/** The browser's, which this environment has none of: what comes near the screen, and what pictures are made of. */
let comeNear: () => void = () => {};
const drawn = vi.fn();
const saved: string[] = [];

beforeEach(() => {
  drawn.mockClear();
  saved.length = 0;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(listener: (seen: { isIntersecting: boolean }[]) => void) {
        comeNear = () => listener([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('createImageBitmap', async () => ({ width: 1_120, height: 560, close() {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage: drawn } as never);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const LOST = refused({ code: 'unreachable', message: '' } as Problem);
const FOUND = ok(new Blob(['x']));

function show(file: FileRef, ...answers: Result<Blob, Problem>[]) {
  const onRead = vi.fn(async () => answers.shift() ?? FOUND);
  const { unmount } = render(<FileView file={file} words={chatWords} locale="en" onRead={onRead} />);
  return { onRead, unmount };
}

describe('a picture', () => {
  it('K-6 has its place, its name and its size before it is there, and is asked for only near the screen', async () => {
    const on = show(aFile());
    const canvas = screen.getByRole('img', { name: 'lamp.png' }) as HTMLCanvasElement;
    expect([canvas.width, canvas.height, on.onRead.mock.calls.length]).toEqual([560, 280, 0]);
    comeNear();
    await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(1));
    expect(screen.getByText('2 kB')).toBeTruthy();
  });

  it.each([
    [{ width: 40, height: 20 }, [40, 20]],
    [{ width: 100, height: 64_000 }, [1, 640]],
    [{ width: 1_000, height: 1_280 }, [500, 640]],
  ])('K-6 %j is drawn no larger than it is, and no larger than its place', (size, drawnAs) => {
    show(aFile(size));
    const canvas = screen.getByRole('img') as HTMLCanvasElement;
    expect([canvas.width, canvas.height]).toEqual(drawnAs);
  });

  it('K-6 is turned as it says of itself', async () => {
    show(aFile({ width: 560, height: 1_120 }));
    comeNear();
    await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(1));
    const canvas = screen.getByRole('img') as HTMLCanvasElement;
    expect(canvas.width).toBeGreaterThan(canvas.height);
  });

  it('K-6 that did not come says so, and comes when it is asked for again', async () => {
    show(aFile(), LOST);
    comeNear();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('K-6 is read once, to be seen and to be saved', async () => {
    const on = show(aFile());
    comeNear();
    await vi.waitFor(() => expect(drawn).toHaveBeenCalled());
    fireEvent.click(screen.getByRole('button', { name: 'Save lamp.png' }));
    await vi.waitFor(() => expect(saved).toEqual(['lamp.png']));
    expect(on.onRead).toHaveBeenCalledTimes(1);
  });
});

describe('a file', () => {
  const PDF = aFile({ name: 'price.pdf', type: 'application/pdf', width: null, height: null });

  it('K-6 is saved under its name, and let go of with its message', async () => {
    const on = show(PDF);
    expect(screen.queryByRole('img')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Save price.pdf' }));
    await vi.waitFor(() => expect(saved).toEqual(['price.pdf']));
    on.unmount();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:x');
  });

  it('K-6 that did not come is asked for again and saved', async () => {
    show(PDF, LOST);
    fireEvent.click(screen.getByRole('button', { name: 'Save price.pdf' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(saved).toEqual(['price.pdf']));
  });
});
