import { defineWords } from '../i18n/words';

export const mailWords = defineWords(
  'mail',
  {
    greeting: 'Hello {{name}},',
    greetingPlain: 'Hello,',
    sentBy: 'Sent by {{site}}: {{url}}',
    unsubscribe: 'Stop these mails: {{url}}',
    cannotPress: 'If the button does not work, open this address: {{url}}',
    // /dev/mail
    outbox: 'Mail of this installation',
    outboxLead: 'No mail server is set, so mail is kept here instead of being sent. Newest first.',
    outboxEmpty: 'No mail yet',
    outboxEmptyText: 'Sign up, or ask for a new password, and the message shows up here.',
    to: 'To',
    kind: 'Kind',
    replyTo: 'Answer to',
  },
  {
    greeting: 'Hola, {{name}}:',
    greetingPlain: 'Hola:',
    sentBy: 'Enviado por {{site}}: {{url}}',
    unsubscribe: 'Dejar de recibir estos correos: {{url}}',
    cannotPress: 'Si el botón no funciona, abra esta dirección: {{url}}',
    outbox: 'Correo de esta instalación',
    outboxLead:
      'No hay servidor de correo configurado, así que el correo se guarda aquí en vez de enviarse. Primero lo más reciente.',
    outboxEmpty: 'Todavía no hay correo',
    outboxEmptyText: 'Regístrese o pida una contraseña nueva, y el mensaje aparecerá aquí.',
    to: 'Para',
    kind: 'Tipo',
    replyTo: 'Responder a',
  },
);
