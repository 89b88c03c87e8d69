import type { PublicSettings } from '../settings.ts';
import type { People } from './people.ts';

/** All a page needs to compute its status by itself; the same for every visitor, so that any cache may keep it (S-9, D-7). */
export interface StatusDocument {
  /** Changes exactly when anything below does; also the document's ETag. */
  readonly version: string;
  readonly settings: PublicSettings;
  readonly people: People;
}
