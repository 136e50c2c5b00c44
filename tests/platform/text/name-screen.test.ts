import { describe, expect, test } from 'vitest';
import { type ReservedName, screenName } from '~/platform/text/name-screen';

const reserved: ReservedName[] = [
  'Ana Lopez',
  { name: 'Port Alder Water Department', within: true },
  { name: 'Clerk of Court', within: true },
];

describe('screenName', () => {
  test.each([
    'Maria Ruiz',
    'José Ñandú',
    'Ana Lopez Garcia',
    'Иван Петров',
    'Γιώργος Παπαδόπουλος',
    '山田太郎',
    'محمد علی‌زاده',
    'Neighbour 42',
    'Walter',
    'Portia Alderman',
    'O’Brien-Smith',
    'Stafford',
    'Sam 👩‍🚒',
  ])('lets %s pass', (name) => {
    expect(screenName(name, reserved)).toBeNull();
  });

  test.each([
    'Ana Lopez',
    'ANA LÓPEZ',
    'Аna Lopez',
    'Ana  Lopez',
    'AnaLopez',
    'Ana L0pez',
    'Ａｎａ Ｌｏｐｅｚ',
    'Port Alder Water Department',
    'P0rt A1der Water Department',
    'Port Alder Water Departrnent',
    'Port Alder Water Department (official line)',
    'Port Alder Water Departement',
    'PortAlderWaterDepartment',
    'CIerk of Court',
    'admin',
    'A d m i n',
    'o-f-f-i-c-i-a-l',
    'The Admin',
    'Mоderator',
    '𝗠𝗼𝗱𝗲𝗿𝗮𝘁𝗼𝗿',
    'Ⓜⓞⓓⓔⓡⓐⓣⓞⓡ',
    'ᴏꜰꜰɪᴄɪᴀʟ',
    'Official Answer',
    'Respuesta oficial',
  ])('refuses %s, which looks like somebody else', (name) => {
    expect(screenName(name, reserved)).toMatchObject({ reason: 'taken' });
  });

  test.each([
    'Ana\u200BLopez',
    'nimda\u202E',
    'Maria\u2066',
    'Ma\u00ADria',
    'Tom\uFEFF',
    'Tom\u200D',
    'a\u0000b',
    'Tom\u{E0041}',
  ])('refuses hidden characters in %j', (name) => {
    expect(screenName(name, reserved)).toEqual({ reason: 'hidden_characters' });
  });

  test('refuses mixed alphabets, empty and endless names', () => {
    expect(screenName('Mariя', reserved)).toEqual({ reason: 'mixed_alphabets' });
    expect(screenName('  ', reserved)).toEqual({ reason: 'empty' });
    expect(screenName('!!!', reserved)).toEqual({ reason: 'empty' });
    expect(screenName('x'.repeat(61), reserved)).toEqual({ reason: 'too_long' });
  });
});
