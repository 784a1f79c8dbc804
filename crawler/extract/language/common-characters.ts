/** Characters that a fifth, a tenth and a twentieth of posts have, and how much likelier they are than any other. */
const COMMON: readonly (readonly [string, number])[] = [
  [',卡了我的。一说盟服不是客0没"到12退个5天发人就8在充点有要3还', 15],
  ["给号元回款块来三问9单上7?后话4买用时账都下6钱提已这过们次家费:月请数两台让去你付示面第理自么", 7],
  [
    "里能那小打密码!分等把他系平出现也页值才二找写换张好手求网机信电十被成可看收开会动货订今前多额错解道扣着再商五完证年卖钟显行吗以又半题活工诉只什七加复补员支子四接别本句日全己户对",
    4,
  ],
];
const CHANCES = new Map(
  COMMON.flatMap(([characters, chance]) => [...characters].map((each) => [each.charCodeAt(0), chance])),
);

/** Of a character by its code; 1: it is in fewer. */
export function chanceOf(code: number): number {
  return CHANCES.get(code) ?? 1;
}
