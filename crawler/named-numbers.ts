/** Numbers of complaints, which have the look of mobile numbers: what an address or the words before it say is one. */
export function complaintNumbersIn(text: string): string[] {
  return [...text.matchAll(NAMED_NUMBER)].flatMap(({ groups }) => [groups?.["number"] ?? "", groups?.["token"] ?? ""]);
}

const NAMED_NUMBER =
  /(?:投诉(?:编号|单号|单|号)[^\dA-Za-z]{0,6}|\/view\/)(?<number>G?\d{6,20})(?:\/?\?sld=(?<token>[0-9a-f]{8,40}))?/g;
