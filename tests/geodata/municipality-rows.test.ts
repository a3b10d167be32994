import { describe, expect, it } from 'vitest';
import { readMunicipalityRows, readStations } from '../../geodata/build/municipality-rows.ts';
import { checkDigit } from '../../src/data/check-digit.ts';

const HEADER = 'code5,pref,name,pop2020,hh2020,kaso_2022,disadvantaged_2022';

describe('the table of municipalities', () => {
  it('is read by code, with Futaba empty in 2020 and other blanks left blank', () => {
    const text = `${HEADER}\n13101,東京都,千代田区,66680,37011,none,none\n07546,福島県,双葉町,,0,none,none\n01100,北海道,札幌市,,1,none,none\n`;
    const rows = readMunicipalityRows(text, 'table');
    expect(rows.map(({ code5, pop2020 }) => [code5, pop2020])).toEqual([
      ['01100', ''],
      ['07546', '0'],
      ['13101', '66680'],
    ]);
  });

  it('is refused without its columns', () => {
    expect(() => readMunicipalityRows('code5,name\n01100,札幌市\n', 'table')).toThrow(
      'table: Expected the columns',
    );
  });
});

describe('the list of licensed stations', () => {
  const codes = ['01100', '01202', '13103', '14100', '14130'];
  const line = (code5: string, name: string, count: number) =>
    `${Number(code5)}${checkDigit(code5)},県,${name},${count}`;
  const list = (...lines: string[]) => ['code6,pref,muni,stations_20220721', ...lines, ''].join('\n');

  it('sums wards to their city and skips the sums of prefectures', () => {
    const text = list(
      '10006,北海道,,12',
      line('01101', '札幌市中央区', 5),
      line('01102', '札幌市北区', 4),
      line('01202', '函館市', 3),
      line('14131', '川崎市川崎区', 2),
    );
    const { stations, leftOut, total } = readStations(text, 'list', codes);
    expect(stations).toEqual([9, 3, 0, 0, 2]);
    expect(leftOut).toBe(0);
    expect(total).toBe(14);
  });

  it("leaves out a municipality's repeated row, which is another bureau's", () => {
    const text = list(
      line('13103', '港区', 447),
      line('14110', '横浜市戸塚区', 99),
      line('13103', '港区', 2677),
    );
    const { stations, leftOut, total } = readStations(text, 'list', codes);
    expect(stations).toEqual([0, 0, 447, 99, 0]);
    expect(leftOut).toBe(2677);
    expect(total).toBe(3223);
  });

  it('is refused with a wrong check digit or an unknown place', () => {
    expect(() => readStations(list('11012,北海道,札幌市中央区,5'), 'list', codes)).toThrow(
      'Expected check digit 1',
    );
    expect(() => readStations(list(line('27102', '大阪市都島区', 1)), 'list', codes)).toThrow(
      'got 27102 大阪市都島区',
    );
  });
});
