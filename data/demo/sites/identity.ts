import type { Member } from "../world/cast.ts";
import type { Random } from "../world/random.ts";

/** Who runs a shop, in numbers that are well formed and were given to nobody. */
export type Identity = {
  readonly operator: string;
  readonly uscc: string;
  readonly icp: string;
  readonly telecom: string;
  readonly hotline: string;
  readonly qq: string;
  readonly address: string;
};

export function identityOf(member: Member, random: Random): Identity {
  const last = String(Number(member.couid) % 1000).padStart(3, "0");
  return {
    operator: member.operator,
    uscc: creditCode(`MA${last}DEM`.replace("DEM", "DE0")),
    icp: `${member.province}ICP备2099000${last}号-1`,
    telecom: `${member.province}B2-20990${last}`,
    hotline: `400-000-${random.whole(2000, 8999)}`,
    qq: `99000${last}${random.whole(10, 99)}`,
    address: `虚城市乌有区子虚路${random.whole(1, 200)}号`,
  };
}

const CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A 统一社会信用代码 that passes both checks (GB 32100-2015, GB 11714), of division 990000, which does not exist. */
export function creditCode(organisation: string): string {
  const seventeen = `91990000${organisation}${organisationCheck(organisation)}`;
  // The weight of the i-th sign is 3^(i-1) modulo 31.
  let weight = 1;
  let sum = 0;
  for (const sign of seventeen) {
    sum += CODE_SIGNS.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return seventeen + CODE_SIGNS.charAt((31 - (sum % 31)) % 31);
}

function organisationCheck(organisation: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, place) => total + weight * ORGANISATION_SIGNS.indexOf(organisation.charAt(place)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}
