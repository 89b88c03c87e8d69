import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** Both as PEM. */
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;

/** Tags of the DER elements that a certificate is made of. */
const TAG = { integer: 0x02, bits: 0x03, bytes: 0x04, text: 0x0c, time: 0x17, list: 0x30, set: 0x31, version: 0xa0 };
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;

/** Object identifiers, already encoded. */
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const OTHER_NAMES = Buffer.from('0603551d11', 'hex');

/**
 * A P-256 key and a certificate signed with it, for these host names, from yesterday on for a week. Browsers know nothing
 * of it: they have to be told to take any certificate.
 */
export function createCertificate(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(TAG.list, ECDSA_WITH_SHA256);
  const name = der(
    TAG.list,
    der(TAG.set, der(TAG.list, COMMON_NAME, der(TAG.text, Buffer.from('Porchlight stories')))),
  );
  const otherNames = der(TAG.list, ...hosts.map((host) => der(DNS_NAME, Buffer.from(host, 'ascii'))));
  const yesterday = Date.now() - DAY_MS;
  const signed = der(
    TAG.list,
    der(TAG.version, der(TAG.integer, Buffer.of(2))),
    // A first byte between 0x01 and 0x7f keeps the number positive and as short as it can be written.
    der(TAG.integer, Buffer.of(0x11), randomBytes(15)),
    algorithm,
    name,
    der(TAG.list, time(yesterday), time(yesterday + 7 * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(TAG.list, der(TAG.list, OTHER_NAMES, der(TAG.bytes, otherNames)))),
  );
  const signature = sign('sha256', signed, privateKey);
  const whole = der(TAG.list, signed, algorithm, der(TAG.bits, Buffer.of(0), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines(whole.toString('base64')), '-----END CERTIFICATE-----', ''].join(
      '\n',
    ),
  };
}

/** One element: its tag, the length of what is in it, and that. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const long = length < 0x1_00 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...long), content]);
}

/** `YYMMDDhhmmssZ`. */
const time = (instant: number): Buffer =>
  der(TAG.time, Buffer.from(`${new Date(instant).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

const lines = (text: string): readonly string[] => text.match(/.{1,64}/g) ?? [];
