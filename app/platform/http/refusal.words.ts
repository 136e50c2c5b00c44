import { defineWords } from '../i18n/words.ts';

/** Pages that the server shows when it cannot reach the site's own. */
export const refusalWords = defineWords(
  'refusal',
  {
    badRequest: 'This request cannot be read',
    badRequestText: 'The address or the form has something in it that we cannot use.',
    unknownHost: 'This address is not ours',
    unknownHostText: 'Answerhall is not served under this name.',
    crossSite: 'This came from another site',
    crossSiteText: 'For your safety we take forms from our own pages only. Open the page here and send the form again.',
    tooLarge: 'This is too large',
    tooLargeText:
      'Please shorten your text, or attach smaller files (10 MB together at most), and send it again. Nothing was saved.',
    tooMany: 'That was a lot in a short time',
    tooManyText: 'Many pages were asked for from your address. Please wait a minute and try again.',
    away: 'We will be back in a moment',
    awayText: 'The forum cannot reach its data right now. Nothing is lost. Please try again in a minute.',
    failed: 'Something went wrong',
    failedText: 'The mistake is ours and has been noted. Please try again in a minute.',
    notFound: 'There is nothing here',
    notFoundText: 'The address may be mistyped or out of date.',
    reference: 'Reference: {{id}}',
    home: 'Go to the home page',
  },
  {
    badRequest: 'No podemos leer esta solicitud',
    badRequestText: 'La dirección o el formulario contiene algo que no podemos usar.',
    unknownHost: 'Esta dirección no es nuestra',
    unknownHostText: 'Answerhall no se ofrece con este nombre.',
    crossSite: 'Esto vino de otro sitio',
    crossSiteText:
      'Por su seguridad solo aceptamos formularios de nuestras propias páginas. Abra la página aquí y envíe el formulario de nuevo.',
    tooLarge: 'Esto es demasiado grande',
    tooLargeText:
      'Acorte su texto, o adjunte archivos más pequeños (10 MB en total como máximo), y envíelo de nuevo. No se guardó nada.',
    tooMany: 'Fue mucho en poco tiempo',
    tooManyText: 'Se pidieron muchas páginas desde su dirección. Espere un minuto e inténtelo de nuevo.',
    away: 'Volvemos en un momento',
    awayText: 'El foro no puede acceder a sus datos ahora. No se ha perdido nada. Inténtelo de nuevo en un minuto.',
    failed: 'Algo salió mal',
    failedText: 'El error es nuestro y quedó registrado. Inténtelo de nuevo en un minuto.',
    notFound: 'Aquí no hay nada',
    notFoundText: 'Es posible que la dirección esté mal escrita o ya no sea válida.',
    reference: 'Referencia: {{id}}',
    home: 'Ir a la página de inicio',
  },
);
