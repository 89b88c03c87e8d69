import { DAY_MS } from '../../base/instant.ts';
import { zoneOf } from '../schedule/zone.ts';

/** The day an instant falls on in a zone, counted from 1 January 1970: the next day is one more. */
export const localDay = (instant: number, timeZone: string): number =>
  Math.floor((instant + zoneOf(timeZone).periodAt(instant).offset) / DAY_MS);
