import { defineWords } from '~/platform/i18n/words';

export const apiDocsWords = defineWords(
  'apiDocs',
  {
    title: 'API',
    lead: 'Ask, answer and search by program. JSON at {{url}}.',
    reading:
      'Reading what is public needs no token. For everything else send “Authorization: Bearer …” with a token from your settings; it has exactly your rights.',
    errors:
      'Errors come as application/problem+json: 400 and 422 say which field, 409 says what won, 429 says when to come again.',
    once: 'Every POST may carry an Idempotency-Key: sent again with the same key, it is carried out once.',
    description: 'Machine-readable description (OpenAPI)',
    tokens: 'Your tokens',
    withToken: 'with a token',
    open: 'no token needed',
    parameters: 'Parameters',
    body: 'Body',
    result: 'Answer ({{status}})',
    nothing: 'No content.',
    required: 'required',
    shapes: 'Shapes',
  },
  {
    title: 'API',
    lead: 'Pregunte, responda y busque por programa. JSON en {{url}}.',
    reading:
      'Para leer lo público no hace falta clave. Para todo lo demás envíe “Authorization: Bearer …” con una clave de sus ajustes; tiene exactamente los mismos permisos que usted.',
    errors:
      'Los errores llegan como application/problem+json: 400 y 422 dicen qué campo, 409 dice qué prevaleció, 429 dice cuándo volver.',
    once: 'Todo POST puede llevar un Idempotency-Key: si se repite con la misma clave, se ejecuta una sola vez.',
    description: 'Descripción para programas (OpenAPI)',
    tokens: 'Sus claves',
    withToken: 'con clave',
    open: 'sin clave',
    parameters: 'Parámetros',
    body: 'Cuerpo',
    result: 'Respuesta ({{status}})',
    nothing: 'Sin contenido.',
    required: 'obligatorio',
    shapes: 'Formas',
  },
);
