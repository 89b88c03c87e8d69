import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What is kept of a secret: its SHA-256 together with the widget it is for, so that what is stored opens nothing, and a
 * secret of one widget is none of another. Synchronous, because the machine is, and without Node, because pages run it.
 */
export const secretHash = (widget: string, secret: string): string =>
  bytesToHex(sha256(utf8ToBytes(`${widget}\n${secret}`)));
