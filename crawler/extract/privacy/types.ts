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

/** A place in a normalised text that says who somebody is. */
export type Found = Span & { readonly type: PersonalDataType };

/** How one kind of it is written. `accept` decides by the value and up to 24 letters before and 8 after it. */
export type Pattern = {
  readonly type: PersonalDataType;
  readonly find: RegExp;
  readonly accept?: (value: string, before: string, after: string) => boolean;
};
