import type { Stop } from '../../base/stop.ts';
import type { FileToSend } from '../../contract/chat-backend.ts';
import { toSend } from './to-send.ts';

export interface DropListener {
  /** Whether files are held over the place. */
  onOver(isOver: boolean): void;
  onFiles(files: readonly FileToSend[]): void;
}

/** Hears of files that are dropped onto a place; none of them takes the page away, as the browser by itself would do. */
export function hearDrops(place: HTMLElement, { onOver, onFiles }: DropListener): Stop {
  const hear = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    onOver(event.type === 'dragover');
    if (event.type === 'drop') onFiles(toSend(event.dataTransfer.files));
  };
  const leave = ({ relatedTarget }: DragEvent): void => {
    if (!place.contains(relatedTarget as Node | null)) onOver(false);
  };
  place.addEventListener('dragover', hear);
  place.addEventListener('drop', hear);
  place.addEventListener('dragleave', leave);
  return () => {
    place.removeEventListener('dragover', hear);
    place.removeEventListener('drop', hear);
    place.removeEventListener('dragleave', leave);
  };
}
