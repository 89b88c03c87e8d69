import { Component, type VNode } from 'preact';
import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { Icon } from '../icon.tsx';
import type { ChatWords } from '../words/words.ts';
import { drawPicture } from './draw-picture.ts';
import { fileSize } from './file-size.ts';
import { fitPicture } from './fit-picture.ts';
import { saveBlob } from './save-blob.ts';

export interface FileViewProps {
  readonly file: FileRef;
  readonly words: ChatWords;
  readonly locale: string;
  onRead(file: FileRef): Promise<Result<Blob, Problem>>;
}

interface State {
  readonly state: 'resting' | 'reading' | 'lost';
}

const PAGE = 'M13.5 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7.5zM13.5 3v4.5H18';
const SAVE = 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14';

/**
 * A file of a message: a picture as itself, once it comes near the screen, and any other by its name; both can be saved
 * (K-6). A picture is drawn from its bytes, since the page's policy may let none be loaded by address (Z-2), and has its
 * place from the beginning, so that nothing jumps.
 */
export class FileView extends Component<FileViewProps, State> {
  #canvas: HTMLCanvasElement | null = null;
  #blob: Blob | null = null;
  #isGone = false;
  #stopWatching: Stop = () => {};
  #letGo: Stop = () => {};

  override state: State = { state: 'resting' };

  override componentDidMount(): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        void this.#show();
      },
      { rootMargin: '300px' },
    );
    watch.observe(canvas);
    this.#stopWatching = () => watch.disconnect();
  }

  override componentWillUnmount(): void {
    this.#isGone = true;
    this.#stopWatching();
    this.#letGo();
  }

  async #read(): Promise<Blob | null> {
    if (this.#blob) return this.#blob;
    this.setState({ state: 'reading' });
    const answer = await this.props.onRead(this.props.file);
    if (this.#isGone) return null;
    this.setState({ state: answer.ok ? 'resting' : 'lost' });
    this.#blob = answer.ok ? answer.value : null;
    return this.#blob;
  }

  async #show(): Promise<void> {
    const blob = await this.#read();
    const canvas = this.#canvas;
    if (blob && canvas && !(await drawPicture(canvas, blob))) this.setState({ state: 'lost' });
  }

  /** What was lost was asked for by the eye or by hand, and is asked for again for the same. */
  readonly #again = (): void => void (this.#canvas ? this.#show() : this.#save());

  readonly #save = async (): Promise<void> => {
    const blob = await this.#read();
    if (!blob) return;
    this.#letGo();
    this.#letGo = saveBlob(blob, this.props.file.name);
  };

  override render({ file, words: { files: words }, locale }: FileViewProps, { state }: State): VNode {
    const place = fitPicture(file);
    return (
      <figure class="file" part="file">
        {place && (
          <canvas
            {...place}
            role="img"
            aria-label={file.name}
            aria-busy={state === 'reading'}
            ref={(canvas) => {
              this.#canvas = canvas;
            }}
          />
        )}
        <figcaption>
          {!place && <Icon lines={PAGE} />}
          <span class="name" dir="auto">
            {file.name}
          </span>
          <small>{fileSize(file.bytes, locale)}</small>
          <button type="button" class="icon" title={words.download} onClick={this.#save}>
            <span class="aside">{`${words.download} ${file.name}`}</span>
            <Icon lines={SAVE} />
          </button>
        </figcaption>
        <div role="status">
          {state === 'lost' && (
            <p class="lost">
              {words.lost}{' '}
              <button type="button" class="plain" onClick={this.#again}>
                {words.again}
              </button>
            </p>
          )}
        </div>
      </figure>
    );
  }
}
