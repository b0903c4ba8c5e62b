/** A picture that only this phone has so far. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t as parts } from '../parts/words.ts'
import { refuse_picture } from './coming.ts'
import { kept_picture } from './kept_pictures.ts'
import { usePhone } from './phone.ts'

/** One that this phone cannot open is taken off its draft, with the reason; nothing broken is shown. */
export function KeptPicture({ of }: { of: string }) {
  const phone = usePhone()
  const url = useSignal('')
  useEffect(() => {
    void kept_picture(of).then((picture) => picture && (url.value = URL.createObjectURL(picture)))
    return () => URL.revokeObjectURL(url.peek())
  }, [of])
  return (
    <span class="photo" data-state="coming">
      {url.value && <img src={url.value} alt={parts.value.a_picture} onError={() => refuse_picture(phone, of, 'unreadable')} />}
    </span>
  )
}
