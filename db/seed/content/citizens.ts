import type { Ago, Citizen, Handle, Lang } from './types';

function citizen(handle: Handle, name: string, joined: Ago, bio?: string, language: Lang = 'en'): Citizen {
  return { handle, name, email: `${handle}@portalder.example`, language, joined, bio };
}

export const citizens: readonly Citizen[] = [
  citizen('ana', 'Ana Torres', '420d', 'Nurse, night shifts. Two kids, one very old kitchen.'),
  citizen(
    'joe',
    'Joe Kowalski',
    '690d',
    'Retired from the shipyard. Forty years on Cedar Street, and I read the notices.',
  ),
  citizen('bea', 'Beatrice Lang', '655d', 'Branch librarian, Northside.'),
  citizen('hank', 'Hank Mulroney', '610d', 'Eighty-one and still walking to the harbor every morning.'),
  citizen('thuy', 'Thuy Dang', '540d', 'I run the dry cleaner on Linden.'),
  citizen('mrourke', 'Mike Rourke', '600d', 'Carpenter.'),
  citizen('lucia', 'Lucía Fernández', '480d', 'Maestra jubilada. Contesto en español y en inglés.', 'es'),
  citizen('ramon', 'Ramón Ibarra', '350d', 'Cocinero. Barrio Fábricas.', 'es'),
  citizen('yesenia', 'Yesenia Cruz', '390d', 'Home health aide. English o español.', 'es'),
  citizen('chidi', 'Chidi Eze', '510d', 'Bus rider, engineer, dad.'),
  citizen('fatima', 'Fatima Rahman', '445d', 'I bake.'),
  citizen('oleks', 'Oleksandr Bondar', '300d', 'New here since two years, English is getting better.'),
  citizen('sandy', 'Sandy McAllister', '620d', 'Harbor View block association.'),
  citizen('deb', 'Deb Krawczyk', '580d'),
  citizen('jtran', 'James Tran', '470d', 'Landlord of one (1) two-family house. Be gentle.'),
  citizen('keisha', 'Keisha Monroe', '430d', 'PTA, Foundry Elementary.'),
  citizen('pete', 'Pete Almeida', '560d', 'Fishing boats, mostly fixing them.'),
  citizen('wanda', 'Wanda Szymanski', '640d'),
  citizen('noor', 'Noor Siddiqui', '330d', 'Grad student, renter, cyclist.'),
  citizen('gus', 'Gus Papadakis', '570d', 'Gus’s Grill, Terminal Plaza. Yes, that Gus.'),
  citizen('eli', 'Eli Rosen', '490d', 'Retired tax preparer. Not your tax preparer.'),
  citizen('marisol', 'Marisol Peña', '360d', 'Mamá de tres.', 'es'),
  citizen('teddy', 'Theodore Banks', '410d'),
  citizen('carla', 'Carla Benedetti', '530d', 'Six hens and a vegetable patch.'),
  citizen('ruthann', 'Ruth Ann Fisk', '605d', 'Grandmother. I call when the website is too much.'),
  citizen('kwame', 'Kwame Boateng', '400d', 'Drives nights.'),
  citizen('liz', 'Liz Hartley', '455d'),
  citizen('dmitri', 'Dmitri Volkov', '375d'),
  citizen('hoa', 'Hoa Nguyen', '340d', 'Moved here from two towns over.'),
  citizen('arturo', 'Arturo Salgado', '310d', 'Electricista.', 'es'),
  citizen('jess', 'Jess Whitaker', '385d'),
  citizen('priya', 'Priya Raman', '365d', 'Software by day, compost by weekend.'),
  citizen('benny', 'Benny Ortiz', '20d'),
  citizen('mila', 'Mila Petrova', '9h', 'Just moved here.'),
  citizen('junkking', 'JunkKing Hauling', '3d'),
  citizen('fastdocs', 'Fast Docs Online', '2d'),
];
