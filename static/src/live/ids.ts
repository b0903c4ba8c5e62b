/** Ids and keys made on the phone, also on plain http (`crypto.randomUUID` needs a secure context). */

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** A UUID4. */
export function new_id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, hex).join('')
  return [0, 8, 12, 16, 20, 32].map((at, nth, cuts) => digits.slice(at, cuts[nth + 1])).slice(0, 5).join('-')
}

/** 128 random bits as base64url without padding. */
export function new_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
