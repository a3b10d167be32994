/** The findings about ring, bridges and hubs as sentences. */
import type { BackboneFindings, Name } from '../model/backbone/backbone-findings.ts';

/** Not rounded up: 100.0 % is everybody. */
const percent = (share: number) => `${(Math.floor(1000 * share + 1e-9) / 10).toFixed(1)} %`;

export function backboneSentencesEn(findings: BackboneFindings): readonly string[] {
  const names = (list: readonly Name[]) => list.map(({ en }) => en).join(', ');
  const year = findings.ringTargetFiscalYear;
  const closes =
    findings.ringClosedFiscalYear === 0
      ? 'It does not close within the horizon.'
      : `In this scenario it closes in FY${findings.ringClosedFiscalYear}.`;
  const assumed = `The plan of 2022 set the end of FY${year}. Nothing operates between Akita and Kyūshū, and the year of that cable is an assumption.`;
  const ring = findings.isRingClosedAtTarget
    ? [`In this scenario the submarine cable ring around Japan is closed at the end of FY${year}.`, assumed]
    : [
        `The submarine cable ring around Japan is not closed at the end of FY${year}. ${closes} ${assumed}`,
        ...findings.gaps.map(
          ({ coast, north, south, missing }) =>
            `Missing is the ${coast === 'japanSea' ? 'Japan Sea' : 'Pacific'} side: ${missing.map(({ from, to }) => `${from.en}–${to.en}`).join(', ')}. From Hokkaidō cables reach ${names(north)}; from Kyūshū, ${names(south)}.`,
        ),
      ];
  const bridges =
    findings.bridges.length === 0
      ? `At the end of FY${year} no single break of a link cuts anybody off.`
      : `At the end of FY${year} ${findings.bridges.length} links are bridges, whose break cuts people off: ${findings.bridges.map(({ from, to, people }) => `${from.en}–${to.en} (${Math.round(people).toLocaleString('en')})`).join(', ')}.`;
  return [
    ...ring,
    bridges,
    `By FY${findings.hubsFiscalYear} ${findings.hubs.length} regional hubs stand: ${names(findings.hubs)}.`,
    `${percent(findings.populationShareWithinLimit)} of people are then within ${2 * findings.latencyLimitMs} ms (there and back) of a regional hub.`,
    `Of data-centre power, Tōkyō and Ōsaka hold ${percent(findings.tokyoOsakaShareBefore)} before and ${percent(findings.tokyoOsakaShareAfter)} after.`,
  ];
}

export function backboneSentencesJa(findings: BackboneFindings): readonly string[] {
  const names = (list: readonly Name[]) => list.map(({ ja }) => ja).join('、');
  const year = findings.ringTargetFiscalYear;
  const closes =
    findings.ringClosedFiscalYear === 0
      ? '期間内には完成しません。'
      : `このシナリオでの完成は${findings.ringClosedFiscalYear}年度です。`;
  const assumed = `2022年の計画では${year}年度末の完成とされていましたが、秋田から九州までの区間に供用中の海底ケーブルはなく、供用年度は仮定です。`;
  const ring = findings.isRingClosedAtTarget
    ? [`このシナリオでは、日本を周回する海底ケーブルは${year}年度末に完成しています。`, assumed]
    : [
        `日本を周回する海底ケーブルは、${year}年度末には完成していません。${closes}${assumed}`,
        ...findings.gaps.map(
          ({ coast, north, south, missing }) =>
            `足りないのは${coast === 'japanSea' ? '日本海側' : '太平洋側'}で、${missing.map(({ from, to }) => `${from.ja}〜${to.ja}`).join('、')}の区間です。北海道からは${names(north)}まで、九州からは${names(south)}まで海底ケーブルが届いています。`,
        ),
      ];
  const bridges =
    findings.bridges.length === 0
      ? `${year}年度末には、1区間の断線で孤立する地域はありません。`
      : `${year}年度末に、断線すると孤立が生じる区間は${findings.bridges.length}あります：${findings.bridges.map(({ from, to, people }) => `${from.ja}〜${to.ja}（${Math.round(people).toLocaleString('ja')}人）`).join('、')}。`;
  return [
    ...ring,
    bridges,
    `${findings.hubsFiscalYear}年度までに、地方拠点は${findings.hubs.length}か所（${names(findings.hubs)}）で稼働します。`,
    `その時点で、人口の${percent(findings.populationShareWithinLimit)}が地方拠点から往復${2 * findings.latencyLimitMs} ms以内に入ります。`,
    `データセンターの電力に占める東京・大阪圏の割合は、整備前の${percent(findings.tokyoOsakaShareBefore)}から${percent(findings.tokyoOsakaShareAfter)}になります。`,
  ];
}
