/** ISO 3166: the three letters of each country and its two. Platforms tell a location's country by three. */
const codes =
  'abwAW afgAF agoAO aiaAI alaAX albAL andAD areAE argAR armAM asmAS ataAQ atfTF atgAG ausAU autAT azeAZ bdiBI belBE benBJ besBQ bfaBF ' +
  'bgdBD bgrBG bhrBH bhsBS bihBA blmBL blrBY blzBZ bmuBM bolBO braBR brbBB brnBN btnBT bvtBV bwaBW cafCF canCA cckCC cheCH chlCL chnCN ' +
  'civCI cmrCM codCD cogCG cokCK colCO comKM cpvCV criCR cubCU cuwCW cxrCX cymKY cypCY czeCZ deuDE djiDJ dmaDM dnkDK domDO dzaDZ ecuEC ' +
  'egyEG eriER eshEH espES estEE ethET finFI fjiFJ flkFK fraFR froFO fsmFM gabGA gbrGB geoGE ggyGG ghaGH gibGI ginGN glpGP gmbGM gnbGW ' +
  'gnqGQ grcGR grdGD grlGL gtmGT gufGF gumGU guyGY hkgHK hmdHM hndHN hrvHR htiHT hunHU idnID imnIM indIN iotIO irlIE irnIR irqIQ islIS ' +
  'isrIL itaIT jamJM jeyJE jorJO jpnJP kazKZ kenKE kgzKG khmKH kirKI knaKN korKR kwtKW laoLA lbnLB lbrLR lbyLY lcaLC lieLI lkaLK lsoLS ' +
  'ltuLT luxLU lvaLV macMO mafMF marMA mcoMC mdaMD mdgMG mdvMV mexMX mhlMH mkdMK mliML mltMT mmrMM mneME mngMN mnpMP mozMZ mrtMR msrMS ' +
  'mtqMQ musMU mwiMW mysMY mytYT namNA nclNC nerNE nfkNF ngaNG nicNI niuNU nldNL norNO nplNP nruNR nzlNZ omnOM pakPK panPA pcnPN perPE ' +
  'phlPH plwPW pngPG polPL priPR prkKP prtPT pryPY psePS pyfPF qatQA reuRE rouRO rusRU rwaRW sauSA sdnSD senSN sgpSG sgsGS shnSH sjmSJ ' +
  'slbSB sleSL slvSV smrSM somSO spmPM srbRS ssdSS stpST surSR svkSK svnSI sweSE swzSZ sxmSX sycSC syrSY tcaTC tcdTD tgoTG thaTH tjkTJ ' +
  'tklTK tkmTM tlsTL tonTO ttoTT tunTN turTR tuvTV twnTW tzaTZ ugaUG ukrUA umiUM uryUY usaUS uzbUZ vatVA vctVC venVE vgbVG virVI vnmVN ' +
  'vutVU wlfWF wsmWS yemYE zafZA zmbZM zweZW xkxXK';

const byThree = new Map(codes.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]));
/** Those that there is a flag of. */
export const countries: readonly string[] = [...byThree.values()];
const twos = new Set(countries);

/** A country's two letters, by its two or three; nothing for what is no country. */
export function twoLetters(code: string | null | undefined): string | undefined {
  const given = code?.trim().toLowerCase() ?? '';
  const two = byThree.get(given) ?? given.toUpperCase();
  return twos.has(two) ? two : undefined;
}

/** A country's name in a language, by its two or three letters; nothing for what is no country. */
export function countryName(language: string, code: string | null | undefined): string | undefined {
  const two = twoLetters(code);
  return two && new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(two);
}
