/** Pictures that were chosen and have not reached the server: kept on the phone until they have, also when the page closes. */

const SHELF = 'pictures'
/** Some browsers never answer the first time; then the picture goes on without being kept. */
const ANSWERS_WITHIN_MS = 3000
/** Where the browser keeps nothing (private windows, full disks) a picture lives as long as the page. */
const memory = new Map<string, Blob>()

export async function keep_picture(key: string, picture: Blob): Promise<void> {
  memory.set(key, picture)
  await on_shelf('readwrite', (shelf) => shelf.put(picture, key)).catch(() => undefined)
}

export async function kept_picture(key: string): Promise<Blob | null> {
  const found = memory.get(key) ?? (await on_shelf('readonly', (shelf) => shelf.get(key)).catch(() => null))
  if (!(found instanceof Blob)) return null
  memory.set(key, found)
  return found
}

export async function drop_picture(key: string): Promise<void> {
  memory.delete(key)
  await on_shelf('readwrite', (shelf) => shelf.delete(key)).catch(() => undefined)
}

async function on_shelf<Found>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => IDBRequest<Found>): Promise<Found> {
  const database = await opened()
  try {
    const change = database.transaction(SHELF, mode)
    const request = act(change.objectStore(SHELF))
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve()
      change.onerror = change.onabort = () => reject(change.error ?? new Error('not kept'))
    })
    return request.result
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('ruamsang', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
    setTimeout(() => reject(new Error('not opened in time')), ANSWERS_WITHIN_MS)
  })
}
