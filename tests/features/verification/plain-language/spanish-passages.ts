/**
 * What public offices tell people in Spanish, with its words, sentences and syllables. Words and sentences are counted by a reader; the syllables
 * by npm's `silabea`, which parts words by rules of its own, word by word, a figure as one.
 */
export const spanishPassages: readonly (readonly [
  text: string,
  words: number,
  sentences: number,
  syllables: number,
])[] = [
  [
    'Las personas que pagan renta pueden pedir ayuda si el dueño no repara la calefacción. Llame al 311 y diga desde cuándo no hay calor. Un inspector visita la vivienda en un plazo de tres días hábiles. Guarde copias de todo lo que le escriba al dueño.',
    47,
    4,
    82,
  ],
  [
    'Para sacar la licencia de conducir por primera vez, reserve una cita en línea. Lleve su pasaporte o acta de nacimiento, dos comprobantes de domicilio y 38 dólares. El examen escrito se puede hacer en español. Si no lo aprueba, puede repetirlo al día siguiente.',
    45,
    4,
    92,
  ],
  [
    'El agua de la ciudad se analiza todos los días y cumple con las normas federales. Si sale turbia después de una reparación, deje correr el grifo frío durante cinco minutos. No la use para preparar biberones hasta que salga clara.',
    41,
    3,
    79,
  ],
  [
    'La solicitud de reducción del impuesto sobre la propiedad deberá presentarse ante la oficina del tasador con anterioridad al vencimiento del plazo establecido, acompañada de la documentación que acredite los ingresos percibidos por la totalidad de las personas que residan en el inmueble.',
    43,
    1,
    101,
  ],
  [
    'Sí. Todos los niños pueden inscribirse en la escuela pública, sin importar su situación migratoria. La escuela no puede pedirle el número de Seguro Social. Traiga la cartilla de vacunas y una prueba de que viven en el distrito.',
    39,
    4,
    76,
  ],
  [
    'La Sra. Ruiz atiende en el núm. 14 de la calle Mayor, de 9 a. m. a 5 p. m. Los viernes cerramos al mediodía. También puede escribir al correo que aparece en su recibo; respondemos en dos días.',
    39,
    3,
    64,
  ],
  [
    '¿Perdió su trabajo? Puede recibir un subsidio por desempleo mientras busca otro. Solicítelo durante la primera semana, porque no se paga por el tiempo anterior a la solicitud. Necesitará los datos de sus empleadores de los últimos dieciocho meses.',
    39,
    4,
    85,
  ],
  [
    'Quien posea un perro mayor de cuatro meses está obligado a registrarlo anualmente y a mantener vigente su vacuna contra la rabia. La multa por incumplimiento asciende a 75 dólares por animal.',
    32,
    2,
    67,
  ],
  [
    'Si hay una alerta de huracán, prepare agua para tres días, medicinas, linternas y un radio de pilas. Averigüe hoy mismo en qué zona de evacuación vive. Cuando las autoridades den la orden, váyase de inmediato: los puentes se cierran al subir el viento.',
    44,
    3,
    85,
  ],
  [
    'La tarjeta de la biblioteca es gratuita para quien vive, estudia o trabaja en la ciudad. Muestre una identificación con foto. Los menores de trece años necesitan la firma de su madre, padre o tutor. Con la tarjeta puede llevarse hasta veinte libros por tres semanas y leer periódicos en línea.',
    51,
    4,
    100,
  ],
  [
    'El permiso para construir una cerca de más de seis pies exige un plano a escala, la autorización escrita de los vecinos colindantes y el pago de la tarifa correspondiente. Las cercas más bajas no requieren trámite alguno, salvo en los barrios históricos.',
    43,
    2,
    85,
  ],
  [
    'Votar es fácil. Verifique que su nombre aparece en el padrón y ubique su centro de votación. Si se mudó, actualice la dirección antes del 9 de octubre. Las personas mayores o con discapacidad pueden pedir que les lleven la boleta al vehículo.',
    43,
    4,
    83,
  ],
];
