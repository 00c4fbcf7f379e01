import { SIGNATURE_LENGTH } from './minhash.ts';

const ROW_BYTES = 4;
const BYTES = SIGNATURE_LENGTH * ROW_BYTES;

/**
 * A signature as stored: each row big-endian, whatever the machine's own order.
 *
 * @param signature from `fingerprint`
 * @returns 512 bytes
 * @throws RangeError when it has another count of rows
 */
export function signatureToBytes(signature: Uint32Array): Uint8Array {
  if (signature.length !== SIGNATURE_LENGTH) {
    throw new RangeError(`a signature has ${SIGNATURE_LENGTH} rows, not ${signature.length}`);
  }
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  signature.forEach((row, at) => {
    view.setUint32(at * ROW_BYTES, row);
  });
  return bytes;
}

/**
 * The signature that `signatureToBytes` stored.
 *
 * @param bytes 512 bytes; a `Buffer` will do
 * @throws RangeError when there are more or fewer
 */
export function signatureFromBytes(bytes: Uint8Array): Uint32Array {
  if (bytes.length !== BYTES) throw new RangeError(`a stored signature has ${BYTES} bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, at) => view.getUint32(at * ROW_BYTES));
}
