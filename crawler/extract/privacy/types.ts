import type { Span } from "../../../data/model/quote.ts";

export type PersonalDataType =
  | "phone"
  | "landline"
  | "qq"
  | "wechat"
  | "email"
  | "id_card"
  | "bank_card"
  | "order_no"
  | "name"
  | "plate"
  | "address"
  | "game_account"
  | "card_key"
  | "alipay";

/** `text` is the exact substring as written. */
export type PersonalData = Span & { readonly type: PersonalDataType; readonly text: string };
