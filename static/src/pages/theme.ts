/** Nobody has chosen light or dark here: the page is as the phone is. Runs before anything is drawn. */
const is_dark = matchMedia('(prefers-color-scheme: dark)').matches
document.documentElement.dataset.theme = is_dark ? 'dark' : 'light'
