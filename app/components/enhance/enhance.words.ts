// The browser script's own catalogue: plain objects, because the machinery of the pages' words is forty times as large.
const en = {
  failed: 'We could not reach the site. What you wrote is still here.',
  refused: 'That did not work. What you wrote is still here.',
  filesTooLarge: 'These files are too large together. Please attach smaller ones; nothing was sent.',
  retry: 'Try again',
  close: 'Close',
  newAnswer: 'There is a new answer.',
  newComment: 'There is a new comment.',
  edited: 'The text has been edited.',
  accepted: 'An answer has been accepted.',
  confirmed: 'An answer has been confirmed as official.',
  unconfirmed: 'The official answer has changed.',
  newCase: 'A new case has come in.',
  newMessage: 'There is a new message.',
  claimed: 'A case has been claimed.',
  notNow: 'You cannot do that with this case as it is now.',
  ticked_one: '1 case ticked',
  ticked_other: '{n} cases ticked',
  restored: 'We kept what you typed earlier.',
  left_one: '1 character left',
  left_other: '{n} characters left',
  over_one: '1 character too many',
  over_other: '{n} characters too many',
  now: 'just now',
  late: '{time} late',
  sessionEnds: 'You will be logged out at {at}. What you type is kept in this browser.',
  sessionEnded: 'You have been logged out. What you typed is kept; copy it if in doubt, then log in again.',
  stay: 'Stay logged in',
  stayed: 'You are still logged in.',
  working: 'One moment …',
};
const es: typeof en = {
  failed: 'No pudimos conectar con el sitio. Lo que escribió sigue aquí.',
  refused: 'No se pudo hacer. Lo que escribió sigue aquí.',
  filesTooLarge: 'Estos archivos son demasiado grandes en total. Adjunte otros más pequeños; no se envió nada.',
  retry: 'Intentar de nuevo',
  close: 'Cerrar',
  newAnswer: 'Hay una respuesta nueva.',
  newComment: 'Hay un comentario nuevo.',
  edited: 'El texto se ha modificado.',
  accepted: 'Se ha aceptado una respuesta.',
  confirmed: 'Una respuesta se ha confirmado como oficial.',
  unconfirmed: 'La respuesta oficial ha cambiado.',
  newCase: 'Ha llegado un caso nuevo.',
  newMessage: 'Hay un mensaje nuevo.',
  claimed: 'Alguien ha tomado un caso.',
  notNow: 'Ahora no puede hacer eso con este caso.',
  ticked_one: '1 caso marcado',
  ticked_other: '{n} casos marcados',
  restored: 'Guardamos lo que escribió antes.',
  left_one: 'Queda 1 carácter',
  left_other: 'Quedan {n} caracteres',
  over_one: 'Sobra 1 carácter',
  over_other: 'Sobran {n} caracteres',
  now: 'ahora mismo',
  late: '{time} de retraso',
  sessionEnds: 'Su sesión terminará a las {at}. Lo que escriba se guarda en este navegador.',
  sessionEnded: 'Su sesión terminó. Lo que escribió está guardado; si tiene dudas, cópielo y vuelva a iniciar sesión.',
  stay: 'Seguir en la sesión',
  stayed: 'Su sesión sigue abierta.',
  working: 'Un momento…',
};

export const enhanceWords = { en, es };
export type EnhanceWord = keyof typeof en;

/** The page's language, as its `lang` says. */
export function pageLang(): 'en' | 'es' {
  return document.documentElement.lang.startsWith('es') ? 'es' : 'en';
}

/** A text with its `{name}` places filled. */
export function word(key: EnhanceWord, values: Record<string, string> = {}): string {
  return enhanceWords[pageLang()][key].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}
