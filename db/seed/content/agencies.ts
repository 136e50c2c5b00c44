import type { Agency, Interval, Weekday } from './types';

const timeZone = 'America/New_York';

const foundersDay = { month: 3, day: 18, name: { en: "Founders' Day", es: 'Día de la Fundación' } };
const harborDay = { month: 7, day: 12, name: { en: 'Harbor Day', es: 'Día del Puerto' } };

/** The same hours from Monday to Friday, some days otherwise. */
function weekdays(
  usual: readonly Interval[],
  otherwise: Partial<Record<Weekday, readonly Interval[]>> = {},
): Agency['hours'] {
  return { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, ...otherwise };
}

export const agencies: readonly Agency[] = [
  {
    slug: 'public-works',
    name: { en: 'Public Works', es: 'Obras Públicas' },
    description: {
      en: 'Collects the trash, runs the Recovery Yard, and looks after streets, sidewalks, street lights, parks and city trees.',
      es: 'Recoge la basura, atiende el Centro de Reciclaje y cuida calles, aceras, alumbrado, parques y árboles de la ciudad.',
    },
    codePrefix: 'PW',
    phone: '555-0110',
    email: 'publicworks@portalder.example',
    address: '410 Foundry Street, Port Alder',
    url: 'https://www.portalder.example/public-works',
    timeZone,
    hours: weekdays([
      ['07:30', '12:00'],
      ['12:30', '16:00'],
    ]),
    extraClosures: [foundersDay],
  },
  {
    slug: 'housing-and-buildings',
    name: { en: 'Housing and Buildings', es: 'Vivienda y Edificios' },
    description: {
      en: 'Inspects rented homes, helps tenants and owners settle repairs, and issues building permits.',
      es: 'Inspecciona las viviendas de alquiler, ayuda a inquilinos y propietarios con las reparaciones y da los permisos de construcción.',
    },
    codePrefix: 'HB',
    phone: '555-0120',
    email: 'housing@portalder.example',
    address: '22 Customs House Square, 2nd floor, Port Alder',
    url: 'https://www.portalder.example/housing',
    timeZone,
    hours: weekdays(
      [
        ['08:30', '12:00'],
        ['13:00', '16:30'],
      ],
      {
        thu: [
          ['08:30', '12:00'],
          ['13:00', '18:30'],
        ],
      },
    ),
    extraClosures: [foundersDay],
  },
  {
    slug: 'alder-water',
    name: { en: 'Alder Water', es: 'Agua de Alder' },
    description: {
      en: 'Brings drinking water to your tap, takes waste water away, and sends the water bill. Main breaks day and night: 555-0139.',
      es: 'Lleva el agua potable a su casa, se lleva las aguas residuales y envía el recibo del agua. Fugas en la calle, día y noche: 555-0139.',
    },
    codePrefix: 'AW',
    phone: '555-0130',
    email: 'water@portalder.example',
    address: '77 Reservoir Road, Port Alder',
    url: 'https://www.portalder.example/water',
    timeZone,
    hours: weekdays([['08:00', '17:00']]),
    extraClosures: [],
  },
  {
    slug: 'city-clerk',
    name: { en: 'City Clerk', es: 'Secretaría Municipal' },
    description: {
      en: 'City ID cards, birth and marriage records, voting, business licenses and animal permits.',
      es: 'Tarjetas de identificación, actas de nacimiento y matrimonio, elecciones, licencias de negocio y permisos para animales.',
    },
    codePrefix: 'CC',
    phone: '555-0140',
    email: 'clerk@portalder.example',
    address: 'City Hall, 1 Customs House Square, Room 104, Port Alder',
    url: 'https://www.portalder.example/clerk',
    timeZone,
    hours: weekdays([['08:30', '16:30']], { wed: [['08:30', '19:00']] }),
    extraClosures: [foundersDay, harborDay],
  },
  {
    slug: 'revenue',
    name: { en: 'Revenue', es: 'Hacienda Municipal' },
    description: {
      en: 'Sends and collects property tax bills, and decides on exemptions and payment plans for them.',
      es: 'Envía y cobra el impuesto a la propiedad y decide sobre exenciones y planes de pago.',
    },
    codePrefix: 'RV',
    phone: '555-0150',
    email: 'revenue@portalder.example',
    address: 'City Hall, 1 Customs House Square, Room 110, Port Alder',
    url: 'https://www.portalder.example/revenue',
    timeZone,
    hours: weekdays([
      ['08:30', '12:30'],
      ['13:30', '16:30'],
    ]),
    extraClosures: [foundersDay, harborDay],
  },
  {
    slug: 'transit-and-parking',
    name: { en: 'Transit and Parking', es: 'Transporte y Estacionamiento' },
    description: {
      en: 'Runs the Alder buses, issues parking permits and tickets, and keeps the tow lot.',
      es: 'Opera los autobuses Alder, da permisos y multas de estacionamiento y atiende el depósito de vehículos.',
    },
    codePrefix: 'TP',
    phone: '555-0160',
    email: 'transit@portalder.example',
    address: '5 Terminal Plaza, Port Alder',
    url: 'https://www.portalder.example/transit',
    timeZone,
    hours: weekdays([['07:00', '18:00']], { sat: [['09:00', '13:00']] }),
    extraClosures: [],
  },
  {
    slug: 'health-and-family',
    name: { en: 'Health and Family Services', es: 'Salud y Familia' },
    description: {
      en: 'The city clinic and vaccines, help with food and cash, school enrollment, child care and food safety.',
      es: 'La clínica municipal y las vacunas, ayuda para alimentos y gastos, inscripción escolar, guarderías e higiene de alimentos.',
    },
    codePrefix: 'HF',
    phone: '555-0170',
    email: 'family@portalder.example',
    address: '300 Alder Avenue, Port Alder',
    url: 'https://www.portalder.example/family',
    timeZone,
    hours: weekdays([['08:30', '17:00']], { tue: [['08:30', '19:00']] }),
    extraClosures: [foundersDay],
  },
  {
    slug: 'help-desk',
    name: { en: 'City Help Desk', es: 'Mesa de Ayuda' },
    description: {
      en: 'The first door for everything that fits no other: noise, neighbors, storms, and questions nobody knows where to send.',
      es: 'La primera puerta para lo que no tiene otra: ruido, vecinos, tormentas y preguntas que nadie sabe a dónde enviar.',
    },
    codePrefix: 'HD',
    phone: '555-0100',
    email: 'help@portalder.example',
    address: 'City Hall, 1 Customs House Square, main lobby, Port Alder',
    url: 'https://www.portalder.example/help',
    timeZone,
    hours: weekdays([['07:30', '19:00']], { sat: [['09:00', '13:00']] }),
    extraClosures: [],
    triage: true,
  },
];
