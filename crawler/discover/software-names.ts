/** The software that shops run, as far as we can tell it by its pages. */
export const SOFTWARE_NAMES = {
  dujiaoka: "独角数卡",
  morpho: "独角数卡 morpho",
  "dujiao-next": "独角数卡 Next",
  "acg-faka": "异次元发卡",
  "mcy-shop": "萌次元商城",
  zfaka: "ZFAKA",
  "card-system": "风铃发卡",
  jingfaka: "鲸发卡",
  jingshangcheng: "鲸商城PRO",
  caihong: "彩虹代刷/云商城",
  "qs-faka": "骑士寄售",
  qfk: "极客发卡 qfk",
  kamifaka: "佰阅发卡",
  linlinqi: "LinLinQi-FAKA",
  hmyk: "红盟云卡",
  shequ: "社区供货系统",
  classic: "老式卡盟",
} as const;
export type SoftwareId = keyof typeof SOFTWARE_NAMES;
