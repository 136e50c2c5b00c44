import { defineWords } from '~/platform/i18n/words';

/** Attachments, prepared texts, drafts and endings on a case, for its desk and for who asked. */
export const caseWords = defineWords(
  'case',
  {
    // files
    attach: 'Attach files',
    attachHint:
      'At most 3 files, 10 MB together: PDF, pictures, Word, Excel, OpenDocument or plain text. Only those who read this message can open them.',
    attachNoteHint:
      'At most 3 files, 10 MB together: PDF, pictures, Word, Excel, OpenDocument or plain text. Only staff of this case can open them.',
    chooseAgain: 'Please choose your files again; the browser does not keep them.',
    files: 'Attached files',
    fileOf: '{{name}}, {{size}}',
    notScanned: 'not checked for viruses',
    fileEmpty: '“{{name}}” is empty.',
    fileKindRefused:
      '“{{name}}” is not a file we can take. Please attach a PDF, a picture, a Word, Excel or OpenDocument file, or plain text.',
    fileInfected: '“{{name}}” has a virus in it and was not kept.',
    fileUnchecked:
      '“{{name}}” could not be checked for viruses right now and was not kept. Please try again in a few minutes.',
    // prepared replies
    replies: 'Prepared replies',
    repliesLead:
      'Texts your agency sends again and again. Whoever writes to a person who asked can put one in and change it.',
    repliesEmpty: 'No prepared replies yet',
    repliesEmptyLead: 'Write down what you explain every week, once, in the words you would like everybody to use.',
    repliesEmptyRep: 'Ask your lead to write down what you explain every week.',
    replyAdd: 'Add a reply',
    replyTitle: 'Name',
    replyTitleHint: 'What it is for, e.g. “Which street is it?”',
    replyBody: 'Text',
    replyFieldsHint:
      'Put in by themselves: {name} who asked, {question} the title, {agency}, {due} by when they hear, {holder} who writes.',
    replySave: 'Save for everybody at {{agency}}',
    replyChange: 'Change',
    replyChangeOf: 'Change “{{title}}”',
    replyRemove: 'Remove',
    replyRemoveOf: 'Remove “{{title}}”',
    replyAgency: 'Agency',
    replyInsert: 'Put into the text',
    replyChoose: 'Choose a reply',
    replyManage: 'Read all of them',
    replyUnnamed: 'neighbor',
    replyNoDue: 'as soon as we can say',
    replyTitleMissing: 'Please give it a name.',
    replyTitleLong: 'Please keep the name under 80 characters.',
    replyBodyMissing: 'Please write the text.',
    replyBodyLong: 'Please keep it under 4,000 characters.',
    replyTitleTaken: 'Your agency has a reply of that name already.',
    replyFieldUnknown: '“{{field}}” in braces is no field. Use {name}, {question}, {agency}, {due} or {holder}.',
    onlyLeadKeeps: 'Only a lead of this agency keeps its prepared replies.',
    agencyChoose: 'Please choose your agency.',
    replyPick: 'Please choose a reply first.',
  },
  {
    attach: 'Adjuntar archivos',
    attachHint:
      'Como máximo 3 archivos, 10 MB en total: PDF, imágenes, Word, Excel, OpenDocument o texto simple. Solo quienes leen este mensaje pueden abrirlos.',
    attachNoteHint:
      'Como máximo 3 archivos, 10 MB en total: PDF, imágenes, Word, Excel, OpenDocument o texto simple. Solo el personal de este caso puede abrirlos.',
    chooseAgain: 'Elija de nuevo sus archivos; el navegador no los guarda.',
    files: 'Archivos adjuntos',
    fileOf: '{{name}}, {{size}}',
    notScanned: 'sin revisar contra virus',
    fileEmpty: '«{{name}}» está vacío.',
    fileKindRefused:
      '«{{name}}» no es un archivo que podamos recibir. Adjunte un PDF, una imagen, un archivo de Word, Excel u OpenDocument, o texto simple.',
    fileInfected: '«{{name}}» tiene un virus y no se guardó.',
    fileUnchecked:
      '«{{name}}» no se pudo revisar contra virus en este momento y no se guardó. Inténtelo de nuevo en unos minutos.',
    replies: 'Respuestas preparadas',
    repliesLead:
      'Textos que su dependencia envía una y otra vez. Quien escribe a una persona que preguntó puede insertar uno y cambiarlo.',
    repliesEmpty: 'Todavía no hay respuestas preparadas',
    repliesEmptyLead: 'Escriba una vez lo que explica cada semana, con las palabras que quisiera que todos usaran.',
    repliesEmptyRep: 'Pida a quien dirige su dependencia que escriba lo que usted explica cada semana.',
    replyAdd: 'Agregar una respuesta',
    replyTitle: 'Nombre',
    replyTitleHint: 'Para qué es, por ejemplo: «¿Qué calle es?»',
    replyBody: 'Texto',
    replyFieldsHint:
      'Se completan solos: {name} quien preguntó, {question} el título, {agency} la dependencia, {due} para cuándo sabrá algo, {holder} quien escribe.',
    replySave: 'Guardar para todo el personal de {{agency}}',
    replyChange: 'Cambiar',
    replyChangeOf: 'Cambiar «{{title}}»',
    replyRemove: 'Quitar',
    replyRemoveOf: 'Quitar «{{title}}»',
    replyAgency: 'Dependencia',
    replyInsert: 'Poner en el texto',
    replyChoose: 'Elija una respuesta',
    replyManage: 'Leerlas todas',
    replyUnnamed: 'vecina o vecino',
    replyNoDue: 'en cuanto podamos decirlo',
    replyTitleMissing: 'Póngale un nombre.',
    replyTitleLong: 'Use menos de 80 caracteres para el nombre.',
    replyBodyMissing: 'Escriba el texto.',
    replyBodyLong: 'Use menos de 4,000 caracteres.',
    replyTitleTaken: 'Su dependencia ya tiene una respuesta con ese nombre.',
    replyFieldUnknown: '«{{field}}» entre llaves no es un campo. Use {name}, {question}, {agency}, {due} o {holder}.',
    onlyLeadKeeps: 'Solo quien dirige esta dependencia mantiene sus respuestas preparadas.',
    agencyChoose: 'Elija su dependencia.',
    replyPick: 'Primero elija una respuesta.',
  },
);
