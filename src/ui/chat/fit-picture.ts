import type { FileRef } from '../../domain/file/chat-file.ts';

/** Twice what a bubble is wide, so that fine screens see it sharp. */
const WIDEST = 560;
const TALLEST = 640;

/** How many pixels of a picture are drawn, known before it is there; null: it is none. */
export function fitPicture({
  width,
  height,
}: Pick<FileRef, 'width' | 'height'>): { width: number; height: number } | null {
  if (!width || !height) return null;
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
