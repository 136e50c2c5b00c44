import { defineWords } from '~/platform/i18n/words';

export const accountMailWords = defineWords(
  'accountMail',
  {
    confirmSubject: 'Confirm your e-mail address',
    confirmText: 'Somebody, probably you, has signed up at {{url}} with this address. Confirm it to take part.',
    confirmButton: 'Confirm address',
    confirmNote:
      'The link works once, for two days. If it was not you, do nothing: without the confirmation the account cannot write.',
    alreadySubject: 'You already have an account',
    alreadyText:
      'Somebody, probably you, has tried to sign up with this address. It has an account already: log in, or set a new password if you forgot it.',
    alreadyButton: 'Log in',
    alreadyNote: 'If it was not you, you can ignore this. Nothing has changed.',
    resetSubject: 'Set a new password',
    resetText: 'Somebody, probably you, has asked for a new password for your account.',
    resetButton: 'Set a new password',
    resetNote: 'The link works once, for one hour. If it was not you, do nothing: your password stays as it is.',
    changedPasswordSubject: 'Your password was changed',
    changedPasswordText: 'The password of your account was changed. Other devices have been logged out.',
    notYouNote: 'If this was not you, set a new password at once: {{url}}',
    changeSubject: 'Confirm your new e-mail address',
    changeText: 'Confirm that this is the new address of your account.',
    changeNote: 'The link works once, for two days. Until then the old address stays.',
    changeTakenSubject: 'An account wants to use this address',
    changeTakenText:
      'Somebody, probably you, has tried to make this the address of another account. It belongs to this account already, so nothing has changed.',
    movedSubject: 'Your e-mail address was changed',
    movedText: 'The address of your account is no longer this one. Mail goes to the new address from now on.',
    movedNote: 'If this was not you, write to the people who run this site.',
  },
  {
    confirmSubject: 'Confirme su correo electrónico',
    confirmText: 'Alguien, probablemente usted, se registró en {{url}} con esta dirección. Confírmela para participar.',
    confirmButton: 'Confirmar dirección',
    confirmNote:
      'El enlace funciona una vez, durante dos días. Si no fue usted, no haga nada: sin la confirmación, la cuenta no puede escribir.',
    alreadySubject: 'Usted ya tiene una cuenta',
    alreadyText:
      'Alguien, probablemente usted, intentó registrarse con esta dirección. Ya tiene una cuenta: inicie sesión o elija una contraseña nueva si la olvidó.',
    alreadyButton: 'Iniciar sesión',
    alreadyNote: 'Si no fue usted, puede ignorar este mensaje. No cambió nada.',
    resetSubject: 'Elija una contraseña nueva',
    resetText: 'Alguien, probablemente usted, pidió una contraseña nueva para su cuenta.',
    resetButton: 'Elegir una contraseña nueva',
    resetNote: 'El enlace funciona una vez, durante una hora. Si no fue usted, no haga nada: su contraseña no cambia.',
    changedPasswordSubject: 'Su contraseña cambió',
    changedPasswordText: 'La contraseña de su cuenta cambió. Se cerró la sesión en los demás dispositivos.',
    notYouNote: 'Si no fue usted, elija una contraseña nueva de inmediato: {{url}}',
    changeSubject: 'Confirme su nueva dirección de correo',
    changeText: 'Confirme que esta es la nueva dirección de su cuenta.',
    changeNote: 'El enlace funciona una vez, durante dos días. Hasta entonces sigue valiendo la dirección anterior.',
    changeTakenSubject: 'Una cuenta quiere usar esta dirección',
    changeTakenText:
      'Alguien, probablemente usted, intentó poner esta dirección en otra cuenta. Ya pertenece a esta cuenta, así que no cambió nada.',
    movedSubject: 'Su dirección de correo cambió',
    movedText: 'La dirección de su cuenta ya no es esta. Desde ahora el correo va a la dirección nueva.',
    movedNote: 'Si no fue usted, escriba a quienes administran este sitio.',
  },
);
